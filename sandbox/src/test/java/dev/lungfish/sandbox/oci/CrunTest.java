package dev.lungfish.sandbox.oci;

class CrunTest extends OciContract {

    CrunTest() {
        super("crun");
    }
}
