package dev.quire.understanding;

import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.OrderNumber;
import java.util.Locale;

/** What a message was understood as. */
public sealed interface Match {
    /** What an order number asks for: the catalogue's name for it. */
    String ORDER_STATUS = "order_status";

    String UNMATCHED = "unmatched";

    /** It names an order; of several the first. */
    record Order(OrderNumber number) implements Match {
        @Override
        public String label() {
            return ORDER_STATUS;
        }

        @Override
        public Layer layer() {
            return Layer.ORDER_NUMBER;
        }

        @Override
        public double score() {
            return 1;
        }
    }

    /** It asks what the catalogue answers. */
    record Known(Intent intent, Layer layer, double score) implements Match {
        @Override
        public String label() {
            return intent.label();
        }
    }

    /**
     * It says which books are wished for.
     *
     * @param intent that of messages about books
     */
    record BookWish(Intent intent, Layer layer, double score) implements Match {
        @Override
        public String label() {
            return intent.label();
        }
    }

    /**
     * No layer knew.
     *
     * @param score of the best guess, which was not good enough
     */
    record Unmatched(double score) implements Match {
        @Override
        public String label() {
            return UNMATCHED;
        }

        @Override
        public Layer layer() {
            return Layer.NONE;
        }
    }

    /** The label of its intent, or {@link #UNMATCHED}: what counts when understanding is measured. */
    String label();

    /** Which way of understanding knew it. */
    Layer layer();

    /** How sure the layer is, from 0 to 1; exact layers always are. */
    double score();

    /** A layer as it is written in metrics, events and files. */
    static String nameOf(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
