package dev.lungfish.sandbox.oci;

class RuncTest extends OciContract {

    RuncTest() {
        super("runc");
    }
}
