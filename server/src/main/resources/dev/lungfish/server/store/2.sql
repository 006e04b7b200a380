-- How each function is to run, as JSON: its placement and the settings of its replicas. NULL is the default.
ALTER TABLE functions ADD COLUMN hosting TEXT;
