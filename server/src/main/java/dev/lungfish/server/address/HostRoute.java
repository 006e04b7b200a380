package dev.lungfish.server.address;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which address of the platform a Host header names.
///
/// | host, with or without a port and a final dot | route |
/// | --- | --- |
/// | `NAME.localhost` | the service |
/// | `QUALIFIER.NAME.localhost` | its version or alias |
/// | `ID.lambda-url.localhost`, `ID.lambda-url.REGION.localhost` | a function URL |
/// | anything else: `localhost`, an IP address, another name | the platform's own APIs |
///
/// A qualifier is a label of its own, since a name may hold any run of hyphens and underscores, but never a dot.
/// Host names have no case, while services' names do: browsers send them in lower case. So a service's name comes as it
/// was sent, and is to be looked up as it is, then without regard to case.
public sealed interface HostRoute {

    /// A service's own address.
    ///
    /// @param qualifier a version or an alias; null for `$LATEST`
    record Service(String name, @Nullable String qualifier) implements HostRoute {}

    /// The address of a function URL.
    ///
    /// @param urlId in lower case
    record FunctionUrl(String urlId) implements HostRoute {}

    /// The platform itself.
    record Api() implements HostRoute {}

    HostRoute API = new Api();

    String DOMAIN = "localhost";
    String URL_LABEL = "lambda-url";

    /// The route of a Host header's value, or of a request without one. Never fails.
    static HostRoute of(@Nullable String host) {
        if (host == null) {
            return API;
        }
        int end = nameEnd(host);
        int labelsEnd = end - DOMAIN.length() - 1;
        if (labelsEnd < 1
                || host.charAt(labelsEnd) != '.'
                || !isLabel(host, labelsEnd + 1, end, DOMAIN)) {
            return API;
        }
        int lastStart = host.lastIndexOf('.', labelsEnd - 1) + 1;
        if (lastStart == labelsEnd) {
            return API;
        }
        if (lastStart == 0) {
            return new Service(host.substring(0, labelsEnd), null);
        }
        int firstEnd = host.indexOf('.');
        if (firstEnd == 0) {
            return API;
        }
        String first = host.substring(0, firstEnd);
        if (isUrl(host, firstEnd + 1, lastStart, labelsEnd)) {
            return new FunctionUrl(first.toLowerCase(Locale.ROOT));
        }
        boolean twoLabels = firstEnd + 1 == lastStart;
        return twoLabels ? new Service(host.substring(lastStart, labelsEnd), first) : API;
    }

    /// Whether what follows the first label is `lambda-url`, or `lambda-url` and a region.
    private static boolean isUrl(String host, int second, int last, int end) {
        return second == last
                ? isLabel(host, second, end, URL_LABEL)
                : isLabel(host, second, last - 1, URL_LABEL);
    }

    private static boolean isLabel(String host, int start, int end, String label) {
        return end - start == label.length()
                && host.regionMatches(true, start, label, 0, label.length());
    }

    /// Where the name ends: before the port, and before the dot that ends an absolute name.
    private static int nameEnd(String host) {
        int colon = host.lastIndexOf(':');
        int end = colon > host.lastIndexOf(']') ? colon : host.length();
        return end > 0 && host.charAt(end - 1) == '.' ? end - 1 : end;
    }
}
