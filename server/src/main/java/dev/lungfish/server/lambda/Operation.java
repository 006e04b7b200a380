package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;

/// One operation of the API.
@FunctionalInterface
interface Operation {

    /// Does it.
    ///
    /// @throws ApiError where the caller is wrong
    ApiResponse answer(Call call);
}
