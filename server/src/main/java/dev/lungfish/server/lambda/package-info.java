/// AWS Lambda's control API: what is declared, and how.
///
/// Texts of errors are AWS's own, as recorded from it in LocalStack's snapshot tests; shapes are those of the service
/// model `lambda-2015-03-31`.
@NullMarked
package dev.lungfish.server.lambda;

import org.jspecify.annotations.NullMarked;
