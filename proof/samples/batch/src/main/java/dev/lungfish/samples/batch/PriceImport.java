package dev.lungfish.samples.batch;

import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;

/// The job that brings prices from a file into a table.
@Configuration(proxyBeanMethods = false)
class PriceImport {

    private static final int CHUNK = 100;

    @Bean
    FlatFileItemReader<Price> reader() {
        return new FlatFileItemReaderBuilder<Price>()
                .name("prices")
                .resource(new ClassPathResource("prices.csv"))
                .delimited()
                .names("product", "cents")
                .targetType(Price.class)
                .build();
    }

    @Bean
    JdbcBatchItemWriter<Price> writer(DataSource dataSource) {
        return new JdbcBatchItemWriterBuilder<Price>()
                .dataSource(dataSource)
                .sql("INSERT INTO price (product, cents) VALUES (:product, :cents)")
                .beanMapped()
                .build();
    }

    @Bean
    Step load(
            JobRepository repository,
            PlatformTransactionManager transactions,
            FlatFileItemReader<Price> reader,
            JdbcBatchItemWriter<Price> writer) {
        return new StepBuilder("load", repository)
                .<Price, Price>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .processor(PriceImport::lowerCase)
                .writer(writer)
                .build();
    }

    @Bean
    Job importPrices(JobRepository repository, Step load) {
        return new JobBuilder("importPrices", repository).start(load).build();
    }

    private static Price lowerCase(Price price) {
        return new Price(price.product().toLowerCase(Locale.ROOT), price.cents());
    }
}
