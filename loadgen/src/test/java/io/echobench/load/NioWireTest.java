package io.echobench.load;

class NioWireTest extends WireContract {

    @Override
    protected String wire() {
        return NioProvider.ID;
    }
}
