package dev.lungfish.e2e.handlers;

/// What [Receipts] takes. A bean, for AWS's client cannot fill records.
public final class Order {

    private String item = "";
    private int quantity;
    private long priceCents;

    public String getItem() {
        return item;
    }

    public void setItem(String item) {
        this.item = item;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public long getPriceCents() {
        return priceCents;
    }

    public void setPriceCents(long priceCents) {
        this.priceCents = priceCents;
    }
}
