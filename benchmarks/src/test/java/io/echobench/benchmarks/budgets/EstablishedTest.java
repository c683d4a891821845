package io.echobench.benchmarks.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstablishedTest {

    private static final List<String> TABLE = List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1",
            "   1: 0100007F:1F90 0200007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 2 1",
            "   2: 0200007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 3 1",
            "   3: 0100007F:1F90 0300007F:C002 01 00000000:00000000 00:00000000 00000000     0        0 4 1",
            "   4: 0100007F:1F90 0300007F:C003 06 00000000:00000000 00:00000000 00000000     0        0 5 1");

    @Test
    void theServersEndOfEstablishedConnectionsIsCountedAlone() {
        assertThat(Established.count(TABLE, 8080)).isEqualTo(2);
    }

    @Test
    void anotherPortHasNone() {
        assertThat(Established.count(TABLE, 8081)).isZero();
    }
}
