package dev.lungfish.benchmarks.hop;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// A server on Jetty's core, without servlets.
final class JettyHop {

    private static final int SELECTORS = 1;
    private static final int ACCEPTORS = 1;

    private JettyHop() {}

    /// Each request on a virtual thread that blocks, set up as Jetty's guide prefers it; returns the port.
    static int virtual() throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(new VirtualThreadPool());
        return start(threads, new JettyBlockingHandler());
    }

    /// Each request on the thread that read it, nothing blocks; returns the port.
    static int async() throws Exception {
        return start(new QueuedThreadPool(), new JettyAsyncHandler());
    }

    private static int start(QueuedThreadPool threads, Handler handler) throws Exception {
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        ServerConnector connector =
                new ServerConnector(
                        server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
        return connector.getLocalPort();
    }
}
