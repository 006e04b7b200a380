package dev.lungfish.planner.mix;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.cost.ContainerBill;
import dev.lungfish.planner.cost.ContainerPlatform;
import java.util.ArrayList;
import java.util.List;

/// What each option of each service would cost as a part of a fleet in which all options that have replicas run.
///
/// @param functions dollars a month for on-demand environments, by service and option
/// @param replicas dollars a month for the part of the nodes that its replicas hold
record Parts(double[][] functions, double[][] replicas) {

    private static final int DECIMALS = 9;

    static Parts of(List<List<Option>> options, ContainerPlatform platform) {
        List<ContainerPlatform.Replicas> all = new ArrayList<>();
        options.forEach(
                own ->
                        own.forEach(
                                option -> {
                                    if (option.replicas() != null) {
                                        all.add(option.replicas());
                                    }
                                }));
        ContainerBill bill = platform.bill(all);
        double[][] functions = new double[options.size()][];
        double[][] replicas = new double[options.size()][];
        int part = 0;
        for (int i = 0; i < options.size(); i++) {
            List<Option> own = options.get(i);
            functions[i] = new double[own.size()];
            replicas[i] = new double[own.size()];
            for (int j = 0; j < own.size(); j++) {
                functions[i][j] = dollars(own.get(j).functions());
                if (own.get(j).replicas() != null) {
                    replicas[i][j] = dollars(bill.byService().get(part));
                    part++;
                }
            }
        }
        return new Parts(functions, replicas);
    }

    /// What an option costs where what replicas hold has a price in hundredths of its part.
    double dollars(int service, int option, int pricePercent) {
        return functions[service][option] + replicas[service][option] * pricePercent / 100;
    }

    private static double dollars(Money money) {
        return money.toDollars(DECIMALS).doubleValue();
    }
}
