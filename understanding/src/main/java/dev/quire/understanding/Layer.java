package dev.quire.understanding;

/** Which way of understanding knew a message's meaning, the most exact first. */
public enum Layer {
    ORDER_NUMBER("order-number"),
    PHRASES("phrases"),
    CLASSIFIER("classifier"),
    NONE("none");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** As it is written in metrics, events and files. */
    public String label() {
        return label;
    }
}
