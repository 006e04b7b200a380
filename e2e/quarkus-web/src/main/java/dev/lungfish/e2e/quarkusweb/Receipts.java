package dev.lungfish.e2e.quarkusweb;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Turns orders into receipts, and greets.
@Path("/")
public class Receipts {

    @POST
    @Path("receipts")
    @ResponseStatus(201)
    public Receipt receipt(Order order) {
        if (order.quantity() < 1) {
            throw new WebApplicationException(422);
        }
        return new Receipt(order.item(), order.quantity() * order.priceCents());
    }

    @GET
    @Path("greetings/{name}")
    public String greeting(@PathParam("name") String name, @QueryParam("times") int times) {
        return ("Hello, " + name + "! ").repeat(times).strip();
    }
}
