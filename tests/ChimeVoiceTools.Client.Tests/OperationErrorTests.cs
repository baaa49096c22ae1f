using Amazon.ChimeSDKVoice;
using Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Client.Tests;

public sealed class OperationErrorTests
{
    private static Dictionary<string, Func<IAmazonChimeSDKVoice, Task>> Calls { get; } = new()
    {
        ["StartSpeakerSearchTask"] = client => client.StartSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc" }),
        ["GetSpeakerSearchTask"] = client =>
            client.GetSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", SpeakerSearchTaskId = "s" }),
        ["StopSpeakerSearchTask"] = client =>
            client.StopSpeakerSearchTaskAsync(new() { VoiceConnectorId = "vc", SpeakerSearchTaskId = "s" }),
        ["StartVoiceToneAnalysisTask"] = client => client.StartVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc" }),
        ["GetVoiceToneAnalysisTask"] = client =>
            client.GetVoiceToneAnalysisTaskAsync(
                new() { VoiceConnectorId = "vc", VoiceToneAnalysisTaskId = "t", IsCaller = true }),
        ["StopVoiceToneAnalysisTask"] = client =>
            client.StopVoiceToneAnalysisTaskAsync(new() { VoiceConnectorId = "vc", VoiceToneAnalysisTaskId = "t" }),
        ["CreateVoiceProfile"] = client => client.CreateVoiceProfileAsync(new()),
        ["GetVoiceProfile"] = client => client.GetVoiceProfileAsync(new() { VoiceProfileId = "p" }),
        ["UpdateVoiceProfile"] = client => client.UpdateVoiceProfileAsync(new() { VoiceProfileId = "p" }),
        ["DeleteVoiceProfile"] = client => client.DeleteVoiceProfileAsync(new() { VoiceProfileId = "p" }),
        ["ListVoiceProfiles"] = client => client.ListVoiceProfilesAsync(new() { VoiceProfileDomainId = "d" }),
        ["CreateVoiceProfileDomain"] = client => client.CreateVoiceProfileDomainAsync(new()),
        ["GetVoiceProfileDomain"] = client => client.GetVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d" }),
        ["UpdateVoiceProfileDomain"] = client => client.UpdateVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d" }),
        ["DeleteVoiceProfileDomain"] = client => client.DeleteVoiceProfileDomainAsync(new() { VoiceProfileDomainId = "d" }),
        ["ListVoiceProfileDomains"] = client => client.ListVoiceProfileDomainsAsync(new()),
        ["GetVoiceConnector"] = client => client.GetVoiceConnectorAsync(new() { VoiceConnectorId = "vc" }),
        ["GetVoiceConnectorStreamingConfiguration"] = client =>
            client.GetVoiceConnectorStreamingConfigurationAsync(new() { VoiceConnectorId = "vc" }),
    };

    public static TheoryData<Type, string[]> Errors => new()
    {
        { typeof(BadRequestException), All() },
        { typeof(ForbiddenException), All() },
        { typeof(ThrottledClientException), All() },
        { typeof(UnauthorizedClientException), All() },
        { typeof(ServiceFailureException), All() },
        { typeof(ServiceUnavailableException), All() },
        {
            typeof(AccessDeniedException),
            All("ListVoiceProfiles", "ListVoiceProfileDomains", "GetVoiceConnector", "GetVoiceConnectorStreamingConfiguration")
        },
        { typeof(NotFoundException), All("CreateVoiceProfileDomain") },
        {
            typeof(ConflictException),
            All(
                "GetVoiceProfile",
                "ListVoiceProfiles",
                "GetVoiceProfileDomain",
                "UpdateVoiceProfileDomain",
                "ListVoiceProfileDomains",
                "GetVoiceConnector", "GetVoiceConnectorStreamingConfiguration")
        },
        { typeof(GoneException), ["StartSpeakerSearchTask", "StartVoiceToneAnalysisTask", "CreateVoiceProfile", "UpdateVoiceProfile"] },
        {
            typeof(ResourceLimitExceededException),
            ["StartSpeakerSearchTask", "StartVoiceToneAnalysisTask", "CreateVoiceProfile", "CreateVoiceProfileDomain"]
        },
        {
            typeof(UnprocessableEntityException),
            ["StartSpeakerSearchTask", "StopSpeakerSearchTask", "StartVoiceToneAnalysisTask", "StopVoiceToneAnalysisTask"]
        },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_has_its_exception_where_the_operation_is_said_to_have_it_and_keeps_its_name_elsewhere(
        Type type, string[] operations)
    {
        await using var service = ServiceStub.That(400, "{}", $"x-amzn-ErrorType: {type.Name}\r\n");
        using var client = service.NewClient();
        var typed = new List<string>();

        foreach (var (operation, call) in Calls)
        {
            var error = await Assert.ThrowsAnyAsync<AmazonChimeSDKVoiceException>(() => call(client));
            Assert.Equal(type.Name, error.ErrorCode);
            Assert.Contains(error.GetType(), new[] { type, typeof(AmazonChimeSDKVoiceException) });
            if (error.GetType() == type)
            {
                typed.Add(operation);
            }
        }

        Assert.Equal(operations, typed);
    }

    private static string[] All(params string[] but) => [.. Calls.Keys.Except(but)];
}
