using System.Net.Http.Headers;
using System.Text;

namespace ChimeVoiceTools.Emulator.Tests.Notifications;

public sealed class RequestSignatureTests
{
    // What AWS's own signer (@smithy/signature-v4) makes of the same request, keys and time.
    private const string Expected =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/sqs/aws4_request, "
        + "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, "
        + "Signature=b57c874257cf08bcf3bcc0061cf05d46dc71830bc4bb49fa2fb85c383f7de838";

    [Fact]
    public void A_request_is_signed_as_AWS_s_own_signer_signs_it()
    {
        var body = Encoding.UTF8.GetBytes("""{"a":1}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://sqs.eu-west-1.amazonaws.com/")
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") },
            },
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSQS.SendMessage");

        RequestSignature.Add(
            request,
            body,
            new SigningKeys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session"),
            "eu-west-1",
            "sqs",
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

        Assert.Equal(Expected, string.Join(",", request.Headers.GetValues("Authorization")));
    }
}
