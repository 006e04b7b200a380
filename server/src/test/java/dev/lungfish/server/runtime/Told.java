package dev.lungfish.server.runtime;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// An environment that only says what it is told.
record Told(Consumer<String> words) implements RuntimeEvents {

    @Override
    public void initialised() {
        words.accept("initialised");
    }

    @Override
    public void asked() {
        words.accept("asked");
    }

    @Override
    public void initFailed(ByteBuf error) {
        words.accept("initFailed: " + text(error));
    }

    @Override
    public void responded(String requestId, ByteBuf payload) {
        words.accept("responded " + requestId + ": " + text(payload));
    }

    @Override
    public void failed(String requestId, ByteBuf error) {
        words.accept("failed " + requestId + ": " + text(error));
    }

    @Override
    public void violated(String requestId, String errorType, String message) {
        words.accept("violated " + requestId + ": " + errorType);
    }

    private static String text(ByteBuf bytes) {
        try {
            return bytes.toString(StandardCharsets.UTF_8);
        } finally {
            bytes.release();
        }
    }
}
