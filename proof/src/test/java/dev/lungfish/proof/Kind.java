package dev.lungfish.proof;

/// What a program is built on or for, so that the set stays mixed.
enum Kind {
    SPRING_BOOT_WEB,
    SPRING_BATCH,
    MESSAGE_CONSUMER,
    QUARKUS,
    MICRONAUT,
    HELIDON,
    PLAIN_HANDLER,
    WEB_ARCHIVE,
    GRPC_SERVER,
    WEBSOCKET_SERVER,
    SOCKET_SERVER,
    NETTY_SERVER,
    JETTY_SERVER,
    JDK_SERVER,
    CLUSTER_MEMBER,
    LOCAL_DATABASE,
    KOTLIN,
    SCALA
}
