using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>Writes a consent ledger of any length by its published form, without the module.</summary>
internal static class SampleLedger
{
    /// <param name="path">The file, which is written anew.</param>
    /// <param name="lines">How many lines: the creation, and then consents and starts in turn.</param>
    public static void Write(string path, int lines)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        var previous = string.Empty;
        for (var number = 1; number <= lines; number++)
        {
            var body = $"{{\"event\":\"{EventOf(number)}\",\"number\":{number.ToString(CultureInfo.InvariantCulture)},{MembersOf(number)}";
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(previous + body)));
            file.WriteLine($"{body},\"hash\":\"{previous}\"}}");
        }
    }

    private static string EventOf(int number) => number == 1 ? "Created" : number % 2 == 0 ? "Consent" : "Started";

    private static string MembersOf(int number)
    {
        var common =
            "\"time\":\"2026-11-21T23:46:03.2402023Z\",\"user\":\"scheduled\",\"hostName\":\"contact-center-7\",\"processId\":30860";
        if (number == 1)
        {
            return common + ",\"version\":1";
        }

        var consent = number - (number % 2);
        var ofStart = number % 2 == 0 ? string.Empty : $",\"taskId\":\"{Guid.NewGuid()}\"";
        var ofConsent = number % 2 == 0 ? string.Empty : $",\"consentNumber\":{consent}";
        return $"{common},\"operation\":\"StartSpeakerSearchTask\"{ofConsent},\"consentSubject\":\"customer-{consent}\","
            + $"\"consentReference\":\"form-{consent}\",\"consentObtained\":\"Stated\",\"voiceConnectorId\":\"abcdefghijklmnop123456\","
            + $"\"transactionId\":\"{Guid.NewGuid()}\",\"voiceProfileDomainId\":\"vpd-04bcaecc-622a-4ea0-ae4a-6c2a0c150153\","
            + "\"region\":\"us-east-1\",\"endpointUrl\":\"https://voice-chime.us-east-1.amazonaws.com\","
            + $"\"clientRequestToken\":\"{Guid.NewGuid():N}\",\"reference\":\"case {consent}\"{ofStart}";
    }
}
