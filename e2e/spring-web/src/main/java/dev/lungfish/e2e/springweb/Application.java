package dev.lungfish.e2e.springweb;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Turns orders into receipts, and greets.
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @PostMapping("/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt receipt(@RequestBody Order order) {
        if (order.quantity() < 1) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new Receipt(order.item(), order.quantity() * order.priceCents());
    }

    @GetMapping("/greetings/{name}")
    String greeting(@PathVariable("name") String name, @RequestParam("times") int times) {
        return ("Hello, " + name + "! ").repeat(times).strip();
    }
}
