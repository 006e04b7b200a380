package dev.lungfish.planner.report;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Text;
import dev.lungfish.text.Html;
import java.util.Locale;

/// One alternative for the whole fleet.
///
/// @param mix what it is compared with
/// @param most the dearest of the alternatives, in dollars
/// @param hasObjective whether services can be too slow
record BillCard(FleetBill bill, FleetBill mix, double most, boolean hasObjective) {

    static double total(FleetBill bill) {
        return dollars(bill.total());
    }

    private static double dollars(Money money) {
        return money.toDollars(9).doubleValue();
    }

    String html() {
        return """
                <article class="card%s">
                <h3>%s</h3>
                <p class="total">%s <small>a month</small></p>
                <p class="delta">%s</p>
                %s
                <dl>%s</dl>%s
                </article>"""
                .formatted(
                        isMix() ? " mix" : "",
                        Html.escape(title()),
                        Text.dollars(bill.total()),
                        delta(),
                        bar(),
                        figures(),
                        note());
    }

    private boolean isMix() {
        return bill.equals(mix);
    }

    private String title() {
        return bill.name().substring(0, 1).toUpperCase(Locale.ROOT) + bill.name().substring(1);
    }

    private String delta() {
        if (isMix()) {
            return "each service where it is cheapest";
        }
        return bill.against(mix);
    }

    private String bar() {
        return """
                <div class="bar" role="img" aria-label="%s for functions, %s for containers">\
                %s%s</div>
                <p class="parts">%s%s</p>"""
                .formatted(
                        Text.dollars(bill.functions()),
                        Text.dollars(bill.containers()),
                        segment("function", bill.functions()),
                        segment("container", bill.containers()),
                        part("function", bill.functions()),
                        part("container", bill.containers()));
    }

    private static String part(String kind, Money amount) {
        return amount.equals(Money.ZERO)
                ? ""
                : "<span class=\"%s\">%ss %s</span> ".formatted(kind, kind, Text.dollars(amount));
    }

    private String segment(String kind, Money part) {
        double width = most == 0 ? 0 : 100 * dollars(part) / most;
        return width == 0
                ? ""
                : String.format(
                        Locale.ROOT, "<i class=\"%s\" style=\"width:%.2f%%\"></i>", kind, width);
    }

    private String figures() {
        FleetBill.Feel feel = bill.feel();
        boolean hasNodes = bill.nodes() > 0;
        String nodes = "%,.1f <small>at most %,d</small>".formatted(bill.nodes(), bill.mostNodes());
        return figure("Nodes, in the mean", hasNodes ? nodes : "none")
                + figure("Idle part of nodes", hasNodes ? Text.percent(bill.idleShare()) : "–")
                + figure("Processor used", hasNodes ? Text.percent(bill.utilisation()) : "–")
                + figure("Cold starts", feel.cold() == 0 ? "none" : coldStarts(feel))
                + figure("A wait takes", feel.waitP99() > 0 ? waits(feel) : "–")
                + figure("Refused", "%,d".formatted(feel.refused()))
                + (hasObjective
                        ? figure("Too slow", "%,d services".formatted(feel.tooSlow()))
                        : "");
    }

    private static String coldStarts(FleetBill.Feel feel) {
        return Text.percent(feel.coldShare()) + " <small>of requests</small>";
    }

    private static String waits(FleetBill.Feel feel) {
        return "%s <small>p99 %s</small>"
                .formatted(Text.millis(feel.waitP50()), Text.millis(feel.waitP99()));
    }

    private static String figure(String name, String value) {
        return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value);
    }

    private String note() {
        return bill.note().isEmpty()
                ? ""
                : "\n<p class=\"note\">%s</p>".formatted(Html.escape(bill.note()));
    }
}
