package dev.lungfish.sandbox;

import java.io.IOException;
import java.util.concurrent.Callable;

/// The network of the machine, which is always there.
final class HostNetwork implements Network {

    @Override
    public <T> T inside(Callable<T> opening) throws IOException {
        try {
            return opening.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean isolated() {
        return false;
    }

    @Override
    public void close() {}
}
