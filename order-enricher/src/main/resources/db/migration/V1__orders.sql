-- What a customer may be told about an order. Anybody who knows the number may ask, so no name, address or content.
CREATE TABLE orders (
    number       text PRIMARY KEY CHECK (number ~ '^[0-9]{6}$'),
    status       text NOT NULL,
    placed_on    date NOT NULL,
    expected_on  date,
    shipped_on   date,
    delivered_on date,
    cancelled_on date,
    returned_on  date,
    carrier      text CHECK (length(carrier) BETWEEN 1 AND 60),

    -- Each status has the facts that an answer names, and none from its future. An unknown status is refused.
    CONSTRAINT facts_fit_status CHECK (
        CASE status
            WHEN 'processing' THEN
                num_nulls(expected_on) = 0
                AND num_nonnulls(shipped_on, delivered_on, cancelled_on, returned_on, carrier) = 0
            WHEN 'shipped' THEN
                num_nulls(expected_on, shipped_on, carrier) = 0
                AND num_nonnulls(delivered_on, cancelled_on, returned_on) = 0
            WHEN 'out-for-delivery' THEN
                num_nulls(expected_on, shipped_on, carrier) = 0
                AND num_nonnulls(delivered_on, cancelled_on, returned_on) = 0
            WHEN 'delivered' THEN
                num_nulls(shipped_on, delivered_on, carrier) = 0
                AND num_nonnulls(cancelled_on, returned_on) = 0
            WHEN 'cancelled' THEN
                num_nulls(cancelled_on) = 0
                AND num_nonnulls(delivered_on, returned_on) = 0
            WHEN 'returned' THEN
                num_nulls(shipped_on, delivered_on, returned_on, carrier) = 0
                AND num_nonnulls(cancelled_on) = 0
            ELSE false
        END
    ),
    -- Comparing with a date that is not there gives "unknown", which a CHECK lets pass.
    CONSTRAINT dates_in_order CHECK (
        expected_on >= placed_on
        AND shipped_on >= placed_on
        AND delivered_on >= shipped_on
        AND cancelled_on >= placed_on
        AND returned_on >= delivered_on
    )
);
