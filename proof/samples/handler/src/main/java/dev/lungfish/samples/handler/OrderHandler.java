package dev.lungfish.samples.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts an order on a queue, and answers with the message's id.
public final class OrderHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final SqsClient SQS = SqsClient.create();
    private static final String QUEUE_URL = System.getenv("QUEUE_URL");

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String id =
                SQS.sendMessage(message -> message.queueUrl(QUEUE_URL).messageBody(event.getBody()))
                        .messageId();
        context.getLogger().log("Order " + id);
        return APIGatewayV2HTTPResponse.builder().withStatusCode(202).withBody(id).build();
    }
}
