package dev.lungfish.core.service;

/// How a revision takes requests.
public enum Contract {
    /// An AWS Lambda handler, served through the Lambda Runtime API.
    HANDLER,
    /// A program that serves HTTP on the port named by `PORT`.
    WEB
}
