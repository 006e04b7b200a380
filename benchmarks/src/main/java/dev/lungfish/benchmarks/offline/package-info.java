/// npm's `serverless-offline`, what people use to run functions at home today.
@NullMarked
package dev.lungfish.benchmarks.offline;

import org.jspecify.annotations.NullMarked;
