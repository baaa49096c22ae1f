using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Tests.Support;

namespace ChimeVoiceTools.Engine.Tests.Consent;

[Collection(ProcessWideSettings.Name)]
public sealed class ConsentedRequestTests : IAsyncLifetime
{
    private static readonly ConsentStatement Given = new("customer-42", "form-7", IsAnswered: false);

    private readonly TemporaryLedger _file = new();
    private EmulatedEndpoint _endpoint = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SpeakerSearchStart Search => _endpoint.Search() with { Consent = Given, Reference = "case 1" };

    public async ValueTask InitializeAsync()
    {
        _endpoint = await EmulatedEndpoint.StartAsync();
        Ledger.Set(_file.Open());
    }

    public ValueTask DisposeAsync()
    {
        Ledger.Reset();
        _endpoint.Dispose();
        _file.Dispose();
        return default;
    }

    [Fact]
    public async Task A_start_is_on_record_with_all_that_it_takes_to_start_it_again()
    {
        var task = await _endpoint.StartAsync(Search with { CallLeg = "Callee" });

        var consent = _file.Read()[1];
        Assert.Equal("Consent", consent.Event);
        Assert.Equal("StartSpeakerSearchTask", consent.Operation);
        Assert.Equal(("customer-42", "form-7"), (consent.ConsentSubject, consent.ConsentReference));
        Assert.Equal("Stated", consent.ConsentObtained);
        Assert.Equal((_endpoint.Service.VoiceConnectorId, "call"), (consent.VoiceConnectorId, consent.TransactionId));
        Assert.Equal((_endpoint.Service.VoiceProfileDomainId, "Callee"), (consent.VoiceProfileDomainId, consent.CallLeg));
        Assert.Equal((_endpoint.Connection.Region, _endpoint.EndpointUrl), (consent.Region, consent.EndpointUrl));
        Assert.Equal(Assert.Single(_endpoint.Service.Tasks).ClientRequestToken, consent.ClientRequestToken);
        Assert.Equal("case 1", consent.Reference);
        Assert.Null(consent.TaskId);

        Assert.Equal(
            consent with { Event = "Started", TaskId = task.TaskId, ConsentNumber = 2 },
            _file.Read()[2] with { Number = 2, Time = consent.Time, Hash = consent.Hash });
    }

    [Fact]
    public async Task The_consent_is_in_the_ledger_when_the_request_arrives()
    {
        _endpoint.Fail(FaultKind.ResetBeforeWork, "StartSpeakerSearchTask", count: null);
        var starting = _endpoint.StartAsync(Search);
        await Eventually.BecomesTrueAsync(() => _endpoint.Requests("StartSpeakerSearchTask") > 0);

        Assert.Equal(["Created", "Consent"], Events());

        _endpoint.Service.ClearFaults();
        await starting;
    }

    [Fact]
    public async Task A_start_that_is_refused_is_on_record_with_the_error()
    {
        _endpoint.Fail(FaultKind.Error, "StartSpeakerSearchTask", error: "ForbiddenException");

        var error = await Assert.ThrowsAsync<ChimeException>(() => _endpoint.StartAsync(Search));

        Assert.Equal(["Created", "Consent", "Refused"], Events());
        var refused = _file.Read()[2];
        Assert.Equal(("ForbiddenException", error.Message), (refused.ErrorId, refused.ErrorMessage));
        Assert.Equal((2L, "customer-42"), (refused.ConsentNumber, refused.ConsentSubject));
    }

    [Fact]
    public async Task A_start_all_of_whose_answers_are_lost_is_neither_started_nor_refused()
    {
        _endpoint.Fail(FaultKind.ResetAfterWork, "StartSpeakerSearchTask", count: null);

        await Assert.ThrowsAsync<ChimeException>(() => _endpoint.Impatient.StartAsync(Search, TimeSpan.Zero, Token));

        Assert.Equal(["Created", "Consent"], Events());
    }

    [Fact]
    public async Task A_start_whose_answer_is_lost_once_has_one_consent_and_is_started()
    {
        _endpoint.Fail(FaultKind.ResetAfterWork, "StartSpeakerSearchTask");

        await _endpoint.Impatient.StartAsync(Search, TimeSpan.Zero, Token);

        Assert.Equal(["Created", "Consent", "Started"], Events());
    }

    [Fact]
    public async Task A_start_that_waits_for_the_quota_has_one_consent()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(
            taskDuration: 0.3, new EmulatorQuotas { ActiveSpeakerSearchTasks = 1, ConcurrentCallsPerTask = 1 });
        await endpoint.StartAsync(endpoint.Search("one"));

        await endpoint.Operations.StartAsync(endpoint.Search("two"), TimeSpan.FromSeconds(30), Token);

        Assert.Equal(["Created", "Consent", "Started", "Consent", "Started"], Events());
    }

    [Fact]
    public async Task A_start_that_is_cut_off_on_its_way_is_on_record_as_started()
    {
        _endpoint.Service.AddFault(new EmulatorFault
        {
            Kind = FaultKind.SlowAnswer,
            Operation = "StartSpeakerSearchTask",
            Delay = TimeSpan.FromSeconds(0.5),
        });
        using CancellationTokenSource cut = new();
        var starting = _endpoint.Operations.StartAsync(Search, TimeSpan.Zero, cut.Token);
        await Eventually.BecomesTrueAsync(() => Events().Contains("Consent"));

        cut.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await Eventually.BecomesTrueAsync(() => Events().Count == 3);
        Assert.Equal(_endpoint.Service.Tasks.Count, Events().Count(name => name == "Started"));
    }

    [Fact]
    public async Task A_start_that_is_cut_off_before_it_is_sent_again_is_not_restored_where_the_service_had_refused_it()
    {
        _endpoint.Fail(FaultKind.Error, "StartSpeakerSearchTask", count: null, error: "ThrottledClientException");
        using CancellationTokenSource cut = new();
        var starting = _endpoint.Operations.StartAsync(Search, TimeSpan.Zero, cut.Token);
        await Eventually.BecomesTrueAsync(() => !_endpoint.Said.IsEmpty);

        cut.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await Eventually.BecomesTrueAsync(() => Events().Contains("Refused"));
        Assert.Equal("Cancelled", _file.Read()[2].ErrorId);
    }

    [Fact]
    public async Task A_start_whose_consent_is_revoked_before_its_turn_is_not_sent()
    {
        TaskCompletionSource<bool> turn = new();
        var starting = _endpoint.Operations.StartAsync(Search, TimeSpan.Zero, turn.Task, Token);
        await Eventually.BecomesTrueAsync(() => Events().Contains("Consent"));
        await _file.Open().RevokeAsync(new ConsentRecord { Event = "Revoked", ConsentSubject = "customer-42" });

        // As long as a command may take for what came before.
        await Task.Delay(300, Token);
        turn.SetResult(true);

        var error = await Assert.ThrowsAsync<ChimeException>(() => starting);
        Assert.Equal(ErrorIds.ConsentRevoked, error.ErrorId);
        Assert.Empty(_endpoint.Service.Tasks);
        Assert.Equal("Refused", Events()[^1]);
    }

    [Fact]
    public async Task The_end_of_a_task_is_on_record_once_whoever_sees_it()
    {
        var task = await _endpoint.StartAsync(Search);
        _endpoint.Service.AdvanceTime(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _endpoint.Operations.GetAsync(task, Token)));
        Ledger.Set(_file.Open());
        await _endpoint.Operations.GetAsync(task, Token);

        Assert.Equal(["Created", "Consent", "Started", "Ended"], Events());
        var ended = _file.Read()[3];
        Assert.Equal((task.TaskId, "SUCCEEDED", 2L), (ended.TaskId, ended.Status, ended.ConsentNumber));
    }

    [Fact]
    public async Task The_end_of_a_task_that_the_ledger_does_not_know_is_not_on_record()
    {
        Ledger.Set(null);
        var task = await _endpoint.StartAsync(Search);
        Ledger.Set(_file.Open());
        _endpoint.Service.AdvanceTime(TimeSpan.FromMinutes(1));

        await _endpoint.Operations.GetAsync(task, Token);

        Assert.Equal(["Created"], Events());
    }

    [Fact]
    public async Task A_profile_leads_to_the_consent_to_its_search()
    {
        var search = await _endpoint.SearchToTheEndAsync("other");
        search = (SpeakerSearchTask)await _endpoint.StartAsync(Search);
        _endpoint.Service.AdvanceTime(TimeSpan.FromMinutes(1));
        search = (SpeakerSearchTask)await _endpoint.Operations.GetAsync(search, Token);

        var profile = await _endpoint.VoiceProfiles.CreateAsync(search, Given with { Reference = "form-8" }, Token);
        await _endpoint.VoiceProfiles.UpdateAsync(profile.VoiceProfileId, search, Given, Token);
        await _endpoint.VoiceProfiles.DeleteAsync(profile.VoiceProfileId, Token);

        var records = _file.Read(new ConsentQuery { VoiceProfileId = profile.VoiceProfileId });
        Assert.Equal(
            ["Consent", "Started", "Ended", "Consent", "ProfileMade", "Consent", "ProfileRenewed", "ProfileRemoved"],
            records.Select(record => record.Event));
        Assert.Equal("call", records[0].TransactionId);
        Assert.Equal("form-8", records[4].ConsentReference);
        Assert.Equal(search.TaskId, records[4].SpeakerSearchTaskId);
    }

    [Fact]
    public async Task A_profile_whose_answer_is_lost_is_neither_made_nor_refused()
    {
        var search = await _endpoint.SearchToTheEndAsync();
        _endpoint.Fail(FaultKind.ResetAfterWork, "CreateVoiceProfile");

        await Assert.ThrowsAsync<ChimeException>(() => _endpoint.VoiceProfiles.CreateAsync(search, Given, Token));

        Assert.Equal("Consent", Events()[^1]);
    }

    [Fact]
    public async Task Nothing_is_sent_where_the_ledger_is_not_available()
    {
        var search = await _endpoint.SearchToTheEndAsync();
        var requests = _endpoint.Service.Requests.Count;
        Ledger.Set(new Ledger(Path.Combine(_file.Folder, "no-such-folder", "consent.jsonl")));

        Func<Task>[] all =
        [
            () => _endpoint.StartAsync(Search),
            () => _endpoint.StartAsync(_endpoint.Analysis()),
            () => _endpoint.VoiceProfiles.CreateAsync(search, Given, Token),
            () => _endpoint.VoiceProfiles.UpdateAsync("vp-1", search, Given, Token),
            () => _endpoint.VoiceProfiles.DeleteAsync("vp-1", Token),
        ];
        foreach (var one in all)
        {
            var error = await Assert.ThrowsAsync<ChimeException>(one);
            Assert.Equal(ErrorIds.ConsentLedgerUnavailable, error.ErrorId);
            Assert.EndsWith("Nothing was sent.", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(requests, _endpoint.Service.Requests.Count);
    }

    [Fact]
    public async Task A_subject_that_the_ledger_asks_for_is_asked_for_before_anything_is_written()
    {
        Ledger.Set(new Ledger(_file.Path, requireSubject: true));

        var error = Assert.Throws<ChimeException>(() => (Search with { Consent = Given with { Subject = null } }).Validate());

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        await _endpoint.StartAsync(Search);
        Assert.Equal(["Created", "Consent", "Started"], Events());
    }

    private List<string?> Events() => File.Exists(_file.Path) ? [.. _file.Read().Select(record => record.Event)] : [];
}
