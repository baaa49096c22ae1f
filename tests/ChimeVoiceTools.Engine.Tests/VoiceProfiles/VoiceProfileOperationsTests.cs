using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Engine.Tests.VoiceProfiles;

public sealed class VoiceProfileOperationsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_profile_is_created_from_a_search_and_knows_where_it_lives()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = await endpoint.SearchToTheEndAsync();

        var profile = await endpoint.VoiceProfiles.CreateAsync(search, null, Token);

        var read = await endpoint.VoiceProfiles.GetAsync(profile.VoiceProfileId, Token);
        Assert.Equal(endpoint.Service.VoiceProfileDomainId, read.VoiceProfileDomainId);
        Assert.Equal(profile.ExpirationTimestamp, read.ExpirationTimestamp);
        Assert.Equal(DateTimeKind.Utc, read.ExpirationTimestamp!.Value.Kind);
        Assert.Equal(endpoint.EndpointUrl, read.EndpointUrl);
        Assert.Equal("us-east-1", read.Region);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterWork, null)]
    [InlineData(FaultKind.TruncatedBody, null)]
    [InlineData(FaultKind.MalformedJson, null)]
    [InlineData(FaultKind.ResetBeforeWork, null)]
    [InlineData(FaultKind.Error, "ServiceFailure")]
    [InlineData(FaultKind.Error, "ServiceUnavailable")]
    public async Task A_creation_whose_answer_is_lost_is_sent_once_and_its_error_says_that_the_profile_may_exist(
        FaultKind fault, string? name)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = await endpoint.SearchToTheEndAsync();
        endpoint.Fail(fault, "CreateVoiceProfile", error: name);

        // The search has warmed the connection up: one that breaks when used again is what handlers below might mend by
        // themselves.
        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.CreateAsync(search, null, Token));

        Assert.Equal(1, endpoint.Requests("CreateVoiceProfile"));
        Assert.Contains("may have been created", error.Message, StringComparison.Ordinal);
        Assert.Contains(search.TaskId!, error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Said);
    }

    [Fact]
    public async Task A_creation_on_a_connection_that_the_other_side_closes_is_sent_once()
    {
        await using var endpoint = new ClosingEndpoint("POST");
        var profiles = await ConnectAsync(endpoint.Url);
        await profiles.GetAsync("vp-1", Token);

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => profiles.CreateAsync(new SpeakerSearchTask { TaskId = "task-1" }, null, Token));

        Assert.Equal(["GET", "POST"], endpoint.Methods);
        Assert.Contains("may have been created", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_on_a_connection_that_the_other_side_closes_has_succeeded_when_the_next_one_finds_nothing()
    {
        await using var endpoint = new ClosingEndpoint("DELETE");
        var profiles = await ConnectAsync(endpoint.Url);
        await profiles.GetAsync("vp-1", Token);

        await profiles.DeleteAsync("vp-1", Token);

        Assert.Equal(["GET", "DELETE", "DELETE"], endpoint.Methods);
    }

    [Fact]
    public async Task A_deletion_says_that_its_body_is_empty_so_that_no_handler_below_sends_it_again()
    {
        await using var service = ServiceStub.That(204);
        var profiles = await ConnectAsync(service.Url);

        await profiles.DeleteAsync("vp-1", Token);

        Assert.Equal("0", service.Request.Headers["Content-Length"]);
    }

    [Fact]
    public async Task A_creation_that_is_throttled_is_sent_again()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = await endpoint.SearchToTheEndAsync();
        endpoint.Fail(FaultKind.Error, "CreateVoiceProfile", count: 2, error: "ThrottledClient");

        await endpoint.VoiceProfiles.CreateAsync(search, null, Token);

        Assert.Equal(3, endpoint.Requests("CreateVoiceProfile"));
        Assert.Equal(2, endpoint.Said.Count);
    }

    [Fact]
    public async Task Where_nobody_listens_no_profile_can_exist_and_the_error_does_not_say_so()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = await endpoint.SearchToTheEndAsync();
        endpoint.StopEmulator();

        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.CreateAsync(search, null, Token));

        Assert.Equal(ErrorIds.ConnectionFailed, error.ErrorId);
        Assert.DoesNotContain("may have been created", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voiceprint_that_the_service_holds_too_old_is_gone()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = await endpoint.SearchToTheEndAsync();
        endpoint.Service.AdvanceTime(TimeSpan.FromHours(25));

        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.CreateAsync(search, null, Token));

        Assert.Equal("GoneException", error.ErrorId);
        Assert.Equal(ChimeErrorKind.ResourceUnavailable, error.Kind);
        Assert.Contains("24 hours", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, endpoint.Requests("CreateVoiceProfile"));
    }

    [Fact]
    public async Task A_search_that_says_itself_that_it_is_too_old_is_refused_before_anything_is_sent()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = new SpeakerSearchTask
        {
            TaskId = "task-1",
            Status = "SUCCEEDED",
            UpdatedTimestamp = DateTime.UtcNow.AddHours(-25),
        };

        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.CreateAsync(search, null, Token));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains("24 hours", error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Service.Requests);
    }

    [Theory]
    [InlineData("PARTIAL_SUCCESS", "VoiceprintGenerationFailure")]
    [InlineData("FAILED", null)]
    [InlineData("STOPPED", null)]
    public async Task A_search_that_says_itself_that_it_has_no_voiceprint_is_refused_before_anything_is_sent(
        string status, string? voiceprint)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = new SpeakerSearchTask
        {
            TaskId = "task-1",
            Status = status,
            VoiceprintGenerationStatus = voiceprint,
            UpdatedTimestamp = DateTime.UtcNow,
        };

        var create = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.CreateAsync(search, null, Token));
        var update = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.UpdateAsync("vp-1", search, null, Token));

        Assert.Contains("no voiceprint", create.Message, StringComparison.Ordinal);
        Assert.Equal(create.Message, update.Message);
        Assert.Empty(endpoint.Service.Requests);
    }

    [Fact]
    public async Task A_full_domain_is_an_error_that_says_what_to_do()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(
            quotas: EmulatorQuotas.Unlimited with { VoiceProfilesPerDomain = 3 });
        var search = await endpoint.SearchToTheEndAsync();

        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.CreateAsync(search, null, Token));

        Assert.Equal("ResourceLimitExceededException", error.ErrorId);
        Assert.Equal(ChimeErrorKind.QuotaExceeded, error.Kind);
        Assert.Contains("use another domain", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("QuotaTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewal_whose_answer_is_lost_is_sent_again_since_it_does_the_same()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var search = await endpoint.SearchToTheEndAsync();
        var profile = await endpoint.VoiceProfiles.CreateAsync(search, null, Token);
        endpoint.Service.AdvanceTime(TimeSpan.FromHours(1));
        endpoint.Fail(FaultKind.ResetAfterWork, "UpdateVoiceProfile");

        var renewed = await endpoint.VoiceProfiles.UpdateAsync(profile.VoiceProfileId, search, null, Token);

        Assert.Equal(2, endpoint.Requests("UpdateVoiceProfile"));
        Assert.Equal(profile.VoiceProfileId, renewed.VoiceProfileId);
        Assert.True(renewed.ExpirationTimestamp > profile.ExpirationTimestamp);
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_has_succeeded()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var id = endpoint.Service.VoiceProfileIds[0];
        endpoint.Fail(FaultKind.ResetAfterWork, "DeleteVoiceProfile");

        await endpoint.VoiceProfiles.DeleteAsync(id, Token);

        Assert.Equal(2, endpoint.Requests("DeleteVoiceProfile"));
        Assert.Equal(2, await endpoint.VoiceProfiles.CountAsync(endpoint.Service.VoiceProfileDomainId, Token));
    }

    [Fact]
    public async Task Deleting_what_does_not_exist_is_an_error_also_after_throttling()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(FaultKind.Error, "DeleteVoiceProfile", error: "ThrottledClient");

        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfiles.DeleteAsync("vp-none", Token));

        Assert.Equal("NotFoundException", error.ErrorId);
        Assert.Equal(2, endpoint.Requests("DeleteVoiceProfile"));
    }

    [Theory]
    [InlineData(0, ulong.MaxValue, 250, "100 100 100")]
    [InlineData(0, 1, 1, "1")]
    [InlineData(0, 100, 100, "100")]
    [InlineData(0, 120, 120, "100 20")]
    [InlineData(30, 40, 40, "70")]
    [InlineData(240, ulong.MaxValue, 10, "100 100 100")]
    [InlineData(99, 2, 2, "100 1")]
    [InlineData(ulong.MaxValue, ulong.MaxValue, 0, "100 100 100")]
    [InlineData(0, 0, 0, "")]
    public async Task A_list_is_read_no_further_than_it_is_wanted(ulong skip, ulong first, int listed, string pages)
    {
        var sizes = new List<int>();
        var list = new Listing<int>(new ListWindow(skip, first), (size, token, _) =>
        {
            sizes.Add(size);
            var from = token is null ? 0 : int.Parse(token, System.Globalization.CultureInfo.InvariantCulture);
            var to = Math.Min(250, from + size);
            return Task.FromResult(
                new Page<int>(
                    Enumerable.Range(from, to - from),
                    to < 250 ? to.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
        });

        var items = new List<int>();
        while (list.HasMore)
        {
            items.AddRange(await list.ReadAsync(Token));
        }

        Assert.Equal(Enumerable.Range((int)Math.Min(250, skip), listed), items);
        Assert.Equal(pages, string.Join(' ', sizes));
    }

    private static async Task<VoiceProfileOperations> ConnectAsync(string url)
    {
        var options = new ConnectionOptions
        {
            Keys = new AccessKeys("AKIDEXAMPLE", "secret"),
            Region = "us-east-1",
            EndpointUrl = url,
        };
        return new VoiceProfileOperations(await ConnectionPool.GetAsync(options, TaskOrigin.None, Token), static _ => { });
    }
}
