package dev.lungfish.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lungfish.sandbox.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespacesTest extends ProcessContract {

    NamespacesTest() {
        super(Isolation.NAMESPACES);
    }

    @BeforeAll
    static void onlyWhereTheMachineAllowsThem(@TempDir Path data) throws Exception {
        try (ProcessBackend best = ProcessBackend.open(data)) {
            assumeTrue(best.isolation() == Isolation.NAMESPACES);
        }
    }

    @Test
    void theProgramSeesItsOwnProcessesOnly() throws Exception {
        end(run("ls /proc | grep -c '^[0-9]'; sh -c 'exit 0'"));
        assertThat(Integer.parseInt(lines.getFirst())).isLessThan(6);
    }

    @Test
    void aProgramMayEndItselfByASignalThoughAFirstProcessCould() throws Exception {
        assertThat(end(run("kill -TERM $$"))).isEqualTo(new Exit.Signal(15));
    }

    @Test
    void itsTemporaryDirectoryHasASize() throws Exception {
        end(run("head -c 20m /dev/zero > /tmp/big 2>/dev/null; stat -c %s /tmp/big"));
        assertThat(Long.parseLong(lines.getLast())).isBetween(15L << 20, 16L << 20);
    }
}
