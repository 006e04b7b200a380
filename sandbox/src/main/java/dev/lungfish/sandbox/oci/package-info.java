/// Sandboxes as containers of an OCI runtime (crun, runc, runsc), walled by cgroups and namespaces.
@NullMarked
package dev.lungfish.sandbox.oci;

import org.jspecify.annotations.NullMarked;
