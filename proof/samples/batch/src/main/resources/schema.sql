CREATE TABLE price (
    product VARCHAR(40) PRIMARY KEY,
    cents BIGINT NOT NULL
);
