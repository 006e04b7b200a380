package dev.lungfish.planner.services;

import java.util.Set;

/// Knows images of databases, caches, brokers and the like, whose state is lost with their container.
final class StatefulImages {

    private static final Set<String> NAMES =
            Set.of(
                    "activemq",
                    "artemis",
                    "cassandra",
                    "clickhouse",
                    "clickhouse-server",
                    "cockroach",
                    "consul",
                    "couchbase",
                    "couchdb",
                    "cp-kafka",
                    "cp-zookeeper",
                    "dynamodb-local",
                    "elasticsearch",
                    "etcd",
                    "grafana",
                    "influxdb",
                    "jaeger",
                    "kafka",
                    "keydb",
                    "loki",
                    "mariadb",
                    "memcached",
                    "milvus",
                    "minio",
                    "mongo",
                    "mongodb",
                    "mongodb-community-server",
                    "mysql",
                    "mysql-server",
                    "nacos",
                    "nacos-server",
                    "nats",
                    "neo4j",
                    "opensearch",
                    "percona",
                    "percona-server",
                    "pgvector",
                    "postgis",
                    "postgres",
                    "postgresql",
                    "prometheus",
                    "pulsar",
                    "qdrant",
                    "rabbitmq",
                    "redis",
                    "redis-stack",
                    "redis-stack-server",
                    "redpanda",
                    "scylla",
                    "solr",
                    "tempo",
                    "timescaledb",
                    "valkey",
                    "vault",
                    "victoria-metrics",
                    "weaviate",
                    "zookeeper");
    private static final Set<String> OWNERS = Set.of("jaegertracing", "mssql");

    private StatefulImages() {}

    /// Whether an image keeps state, by its own name, its owner's, or its container's where the tag ends with that.
    ///
    /// @param container the name of the container
    static boolean keepsState(String image, String container) {
        Image parts = Image.of(image);
        return NAMES.contains(parts.name())
                || OWNERS.contains(parts.owner())
                || (NAMES.contains(container) && parts.tag().endsWith("-" + container));
    }
}
