using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Handlers;

public abstract class ProfileOperationTests<THost> : EmulatorTests<THost>
    where THost : IEmulatorHost, new()
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    [Fact]
    public async Task A_finished_search_makes_a_profile_that_later_searches_find()
    {
        using var emulator = Start();
        var search = await FinishedSearchAsync(emulator, "call-1");

        var reply = await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search });

        Assert.Equal(201, reply.Status);
        var profile = reply.Json.GetProperty("VoiceProfile");
        var id = profile.GetProperty("VoiceProfileId").GetString()!;
        Assert.StartsWith("vp-", id);
        Assert.Equal(
            $"arn:aws:chime:us-east-1:111122223333:voice-profile/{id}", profile.GetProperty("VoiceProfileArn").GetString());
        Assert.Equal(emulator.Service.VoiceProfileDomainId, profile.GetProperty("VoiceProfileDomainId").GetString());
        Assert.Equal("2026-01-02T03:04:25.678Z", profile.GetProperty("CreatedTimestamp").GetString());
        Assert.Equal("2026-01-02T03:04:25.678Z", profile.GetProperty("UpdatedTimestamp").GetString());
        Assert.Equal("2029-01-02T03:04:25.678Z", profile.GetProperty("ExpirationTimestamp").GetString());
        Assert.Equal(reply.Body, (await emulator.SendAsync("GET", "/voice-profiles/" + id)).Body);

        var again = await FinishedSearchAsync(emulator, "call-1");
        var results = (await emulator.GetSearchAsync(again)).Search.GetProperty("SpeakerSearchDetails").GetProperty("Results");
        Assert.Contains(results.EnumerateArray(), match =>
            match.GetProperty("VoiceProfileId").GetString() == id && match.GetProperty("ConfidenceScore").GetDouble() >= 0.9);
    }

    [Fact]
    public async Task A_profile_is_not_made_from_a_search_that_is_unknown_active_without_voiceprint_or_too_old()
    {
        using var emulator = Start();
        async Task<Reply> CreateAsync(string id) =>
            await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = id });

        AssertRefused(await CreateAsync("unknown"), 404, "NotFoundException", "NotFound");
        AssertRefused(await CreateAsync(await emulator.AnalysisIdAsync("call-1")), 404, "NotFoundException", "NotFound");
        var active = await emulator.SearchIdAsync("call-1");
        AssertRefused(await CreateAsync(active), 409, "ConflictException", "Conflict");
        await emulator.StopSearchAsync(active);
        AssertRefused(await CreateAsync(active), 400, "BadRequestException", "BadRequest");
        AssertRefused(await emulator.SendAsync("POST", "/voice-profiles", new { }), 400, "BadRequestException", "Validation");

        var old = await FinishedSearchAsync(emulator, "call-2");
        emulator.Service.AdvanceTime(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(201, (await CreateAsync(old)).Status);
        emulator.Service.AdvanceTime(TimeSpan.FromSeconds(1));
        AssertRefused(await CreateAsync(old), 410, "GoneException", "Gone");
        AssertRefused(
            await emulator.SendAsync(
                "PUT", "/voice-profiles/" + emulator.Service.VoiceProfileIds[0], new { SpeakerSearchTaskId = old }),
            410, "GoneException", "Gone");
    }

    [Fact]
    public async Task A_profile_expires_after_three_years_unless_it_is_renewed()
    {
        using var emulator = Start();
        var (kept, lost) = (emulator.Service.VoiceProfileIds[0], emulator.Service.VoiceProfileIds[1]);
        emulator.Service.AdvanceTime(TimeSpan.FromDays(365 * 2));
        var search = await FinishedSearchAsync(emulator, "call-1");

        var renewed = await emulator.SendAsync("PUT", "/voice-profiles/" + kept, new { SpeakerSearchTaskId = search });
        Assert.Equal(200, renewed.Status);
        var profile = renewed.Json.GetProperty("VoiceProfile");
        Assert.Equal("2028-01-02T03:04:25.678Z", profile.GetProperty("UpdatedTimestamp").GetString());
        Assert.Equal("2031-01-02T03:04:25.678Z", profile.GetProperty("ExpirationTimestamp").GetString());
        Assert.Equal("2026-01-02T03:04:05.678Z", profile.GetProperty("CreatedTimestamp").GetString());

        emulator.Service.AdvanceTime(TimeSpan.FromDays(365 + 7));
        Assert.Equal(200, (await emulator.SendAsync("GET", "/voice-profiles/" + kept)).Status);
        AssertRefused(await emulator.SendAsync("GET", "/voice-profiles/" + lost), 404, "NotFoundException", "NotFound");
    }

    [Fact]
    public async Task A_deleted_profile_is_gone_and_no_longer_found()
    {
        using var emulator = Start();
        var id = emulator.Service.VoiceProfileIds[0];

        var reply = await emulator.SendAsync("DELETE", "/voice-profiles/" + id);

        Assert.Equal(204, reply.Status);
        Assert.Empty(reply.Body);
        AssertRefused(await emulator.SendAsync("GET", "/voice-profiles/" + id), 404, "NotFoundException", "NotFound");
        AssertRefused(await emulator.SendAsync("DELETE", "/voice-profiles/" + id), 404, "NotFoundException", "NotFound");
    }

    [Fact]
    public async Task A_finished_task_is_readable_for_seven_days()
    {
        using var emulator = Start();
        var id = await FinishedSearchAsync(emulator, "call-1");

        emulator.Service.AdvanceTime(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await emulator.GetSearchAsync(id)).Status);
        emulator.Service.AdvanceTime(TimeSpan.FromSeconds(1));
        AssertRefused(await emulator.GetSearchAsync(id), 404, "NotFoundException", "NotFound");
    }

    [Fact]
    public async Task A_domain_is_made_read_changed_and_deleted_with_all_its_profiles()
    {
        using var emulator = Start();
        var created = await CreateDomainAsync(emulator, "Bank callers", "All who agreed.");
        Assert.Equal(201, created.Status);
        var domain = created.Json.GetProperty("VoiceProfileDomain");
        var id = domain.GetProperty("VoiceProfileDomainId").GetString()!;
        Assert.Equal(
            $"arn:aws:chime:us-east-1:111122223333:voice-profile-domain/{id}",
            domain.GetProperty("VoiceProfileDomainArn").GetString());
        Assert.Equal("Bank callers", domain.GetProperty("Name").GetString());
        Assert.Equal("All who agreed.", domain.GetProperty("Description").GetString());
        Assert.Equal(Key, domain.GetProperty("ServerSideEncryptionConfiguration").GetProperty("KmsKeyArn").GetString());
        Assert.Equal(created.Body, (await emulator.SendAsync("GET", "/voice-profile-domains/" + id)).Body);

        Time.Pass(5);
        var changed = (
            await emulator.SendAsync(
                "PUT", "/voice-profile-domains/" + id, new { Name = "Callers" })).Json.GetProperty("VoiceProfileDomain");
        Assert.Equal("Callers", changed.GetProperty("Name").GetString());
        Assert.Equal("All who agreed.", changed.GetProperty("Description").GetString());
        Assert.Equal("2026-01-02T03:04:10.678Z", changed.GetProperty("UpdatedTimestamp").GetString());

        var first = emulator.Service.VoiceProfileDomainId;
        Assert.Equal(204, (await emulator.SendAsync("DELETE", "/voice-profile-domains/" + first)).Status);
        AssertRefused(await emulator.SendAsync("GET", "/voice-profile-domains/" + first), 404, "NotFoundException", "NotFound");
        AssertRefused(
            await emulator.SendAsync(
                "GET", "/voice-profiles/" + emulator.Service.VoiceProfileIds[0]), 404, "NotFoundException", "NotFound");
        Assert.Equal([id], emulator.Service.VoiceProfileDomainIds);
    }

    [Fact]
    public async Task A_domain_that_a_search_is_active_in_is_not_deleted()
    {
        using var emulator = Start();
        await emulator.SearchIdAsync("call-1");

        AssertRefused(
            await emulator.SendAsync("DELETE", "/voice-profile-domains/" + emulator.Service.VoiceProfileDomainId),
            409, "ConflictException", "Conflict");
    }

    [Theory]
    [InlineData("""{"ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:aws:kms:x"}}""", "Validation")]
    [InlineData("""{"Name":"a/b","ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:aws:kms:x"}}""", "Validation")]
    [InlineData("""{"Name":"a"}""", "Validation")]
    [InlineData("""{"Name":"a","ServerSideEncryptionConfiguration":{}}""", "Validation")]
    [InlineData("""{"Name":"a","ServerSideEncryptionConfiguration":"x"}""", "BadRequest")]
    [InlineData("""{"Name":"a","ServerSideEncryptionConfiguration":{"KmsKeyArn":"key/x"}}""", "Validation")]
    [InlineData(
        """{"Name":"a","ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:aws:kms:x"},"Tags":[{"Key":"k"}]}""", "Validation")]
    [InlineData("""{"Name":"a","ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:aws:kms:x"},"Tags":["k"]}""", "BadRequest")]
    [InlineData("""{"Name":"a","ServerSideEncryptionConfiguration":{"KmsKeyArn":"arn:aws:kms:x"},"Tags":[]}""", "Validation")]
    public async Task A_domain_that_breaks_a_constraint_is_refused(string body, string code)
    {
        using var emulator = Start();

        AssertRefused(await emulator.SendAsync("POST", "/voice-profile-domains", body), 400, "BadRequestException", code);
    }

    [Fact]
    public async Task Three_domains_and_twenty_profiles_a_domain_are_the_most()
    {
        using var emulator = Start();
        Assert.Equal(201, (await CreateDomainAsync(emulator, "two")).Status);
        Assert.Equal(201, (await CreateDomainAsync(emulator, "three")).Status);
        AssertRefused(await CreateDomainAsync(emulator, "four"), 400, "ResourceLimitExceededException", "ResourceLimitExceeded");

        var search = await FinishedSearchAsync(emulator, "call-1");
        for (var i = 3; i < 20; i++)
        {
            Assert.Equal(201, (await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search })).Status);
        }

        AssertRefused(
            await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search }),
            400, "ResourceLimitExceededException", "ResourceLimitExceeded");
        emulator.Service.Quotas = EmulatorQuotas.Unlimited;
        Assert.Equal(201, (await CreateDomainAsync(emulator, "four")).Status);
        Assert.Equal(201, (await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search })).Status);
    }

    [Fact]
    public async Task The_same_token_makes_one_domain()
    {
        using var emulator = Start();

        var first = await CreateDomainAsync(emulator, "two", token: "token-1");
        var second = await CreateDomainAsync(emulator, "two", token: "token-1");

        Assert.Equal(first.Body, second.Body);
        AssertRefused(await CreateDomainAsync(emulator, "other", token: "token-1"), 409, "ConflictException", "Conflict");
        Assert.Equal(2, emulator.Service.VoiceProfileDomainIds.Count);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_neither_repeat_nor_hide_an_item()
    {
        using var emulator = Start(EmulatorQuotas.Unlimited);
        var search = await FinishedSearchAsync(emulator, "call-1");
        var ids = new List<string>(emulator.Service.VoiceProfileIds);
        for (var i = 0; i < 8; i++)
        {
            var made = await emulator.SendAsync("POST", "/voice-profiles", new { SpeakerSearchTaskId = search });
            ids.Add(made.Json.GetProperty("VoiceProfile").GetProperty("VoiceProfileId").GetString()!);
        }

        var listed = new List<string>();
        var path = $"/voice-profiles?voice-profile-domain-id={emulator.Service.VoiceProfileDomainId}&max-results=3";
        string? token = null;
        do
        {
            var page = (await emulator.SendAsync("GET", path + (token is null ? string.Empty : "&next-token=" + token))).Json;
            var items = page.GetProperty("VoiceProfiles").EnumerateArray().ToList();
            Assert.InRange(items.Count, 1, 3);
            listed.AddRange(items.Select(item => item.GetProperty("VoiceProfileId").GetString()!));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
            if (listed.Count == 3)
            {
                await emulator.SendAsync("DELETE", "/voice-profiles/" + listed[2]);
            }
        }
        while (token is not null);

        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task A_list_of_domains_has_summaries_without_the_encryption()
    {
        using var emulator = Start();
        await CreateDomainAsync(emulator, "two");

        var reply = await emulator.SendAsync("GET", "/voice-profile-domains");

        Assert.Equal(200, reply.Status);
        Assert.False(reply.Json.TryGetProperty("NextToken", out _));
        Assert.Equal(
            ["emulated-voices", "two"],
            reply.Json.GetProperty("VoiceProfileDomains").EnumerateArray().Select(
                domain => domain.GetProperty("Name").GetString()!));
        Assert.All(
            reply.Json.GetProperty("VoiceProfileDomains").EnumerateArray(),
            domain => Assert.False(domain.TryGetProperty("ServerSideEncryptionConfiguration", out _)));
    }

    [Theory]
    [InlineData("/voice-profile-domains?max-results=0")]
    [InlineData("/voice-profile-domains?max-results=101")]
    [InlineData("/voice-profile-domains?max-results=ten")]
    [InlineData("/voice-profile-domains?next-token=abc")]
    [InlineData("/voice-profile-domains?next-token=")]
    [InlineData("/voice-profiles")]
    [InlineData("/voice-profiles?voice-profile-domain-id=%20")]
    public async Task A_list_with_a_broken_parameter_is_refused(string path)
    {
        using var emulator = Start();

        AssertRefused(await emulator.SendAsync("GET", path), 400, "BadRequestException", "Validation");
    }

    [Fact]
    public async Task A_token_of_one_list_is_refused_by_another()
    {
        using var emulator = Start();
        await CreateDomainAsync(emulator, "two");
        var token = (
            await emulator.SendAsync("GET", "/voice-profile-domains?max-results=1")).Json.GetProperty("NextToken").GetString();

        AssertRefused(
            await emulator.SendAsync(
                "GET", $"/voice-profiles?voice-profile-domain-id={emulator.Service.VoiceProfileDomainId}&next-token={token}"),
            400, "BadRequestException", "Validation");
        AssertRefused(
            await emulator.SendAsync(
                "GET", "/voice-profiles?voice-profile-domain-id=unknown"), 404, "NotFoundException", "NotFound");
    }

    private static Task<Reply> CreateDomainAsync(
        TestEmulator emulator, string name, string? description = null, string? token = null)
    {
        var body = new Dictionary<string, object>
        {
            ["Name"] = name,
            ["ServerSideEncryptionConfiguration"] = new { KmsKeyArn = Key },
            ["Tags"] = new[] { new { Key = "team", Value = "fraud" } },
        };
        if (description is not null)
        {
            body["Description"] = description;
        }

        if (token is not null)
        {
            body["ClientRequestToken"] = token;
        }

        return emulator.SendAsync("POST", "/voice-profile-domains", JsonSerializer.Serialize(body));
    }

    private async Task<string> FinishedSearchAsync(TestEmulator emulator, string transactionId)
    {
        var id = await emulator.SearchIdAsync(transactionId);
        Time.Pass(20);
        return id;
    }
}
