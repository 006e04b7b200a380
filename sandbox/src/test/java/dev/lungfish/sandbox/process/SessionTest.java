package dev.lungfish.sandbox.process;

class SessionTest extends ProcessContract {

    SessionTest() {
        super(Isolation.SESSION);
    }
}
