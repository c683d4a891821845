package io.echobench.load;

class NioWireBytesTest extends WireBytesContract {

    @Override
    protected String wire() {
        return NioProvider.ID;
    }
}
