package dev.lungfish.server.http;

import java.util.Map;

/// A whole answer of a control API.
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {}
