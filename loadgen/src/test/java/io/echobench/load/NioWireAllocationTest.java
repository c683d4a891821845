package io.echobench.load;

class NioWireAllocationTest extends WireAllocationContract {

    @Override
    protected String wire() {
        return NioProvider.ID;
    }
}
