using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests;

public sealed class PropertyTests
{
    private const int Clients = 4;

    // The same code runs on Mono, five times as slowly.
    private static readonly int Requests = Platform.IsMono ? 20_000 : 100_000;

    private static readonly Dictionary<string, int> Errors = new()
    {
        ["BadRequestException"] = 400,
        ["UnauthorizedClientException"] = 401,
        ["ForbiddenException"] = 403,
        ["AccessDeniedException"] = 403,
        ["NotFoundException"] = 404,
        ["UnknownOperationException"] = 404,
        ["ConflictException"] = 409,
        ["GoneException"] = 410,
        ["ResourceLimitExceededException"] = 400,
        ["UnprocessableEntityException"] = 422,
        ["ThrottledClientException"] = 429,
        ["ServiceFailureException"] = 500,
        ["ServiceUnavailableException"] = 503,
    };

    private static readonly string[] Codes =
    [
        "AccessDenied", "BadRequest", "Conflict", "Forbidden", "Gone", "NotFound", "ResourceLimitExceeded", "ServiceFailure",
        "ServiceUnavailable", "Throttled", "Throttling", "Unauthorized", "Unprocessable", "Validation",
    ];

    private static readonly string[] Finished = ["SUCCEEDED", "PARTIAL_SUCCESS", "FAILED", "STOPPED", "Failed", "Stopped"];

    [Fact]
    public async Task Any_requests_are_answered_as_a_service_does_and_leave_the_state_sound()
    {
        var time = new ManualTime();
        using var service = new EmulatedService(new EmulatorOptions
        {
            TimeProvider = time,
            LogCapacity = 1000,
            Scenario = EmulatorScenario.Parse("""
                {
                  "streaming": [{ "configuration": "analytics" }],
                  "mediaInsightsPipelineConfigurations": [{ "name": "analytics" }],
                  "calls": [
                    { "transactionId": "call-1", "endsAfter": 600 },
                    { "transactionPattern": "call-1?", "endsAfter": 12 },
                    { "transactionPattern": "call-2?", "speakerSearch": { "status": "PARTIAL_SUCCESS" }, "voiceToneAnalysis": { "status": "FAILED" } },
                    { "transactionPattern": "call-3?", "speakerSearch": { "status": "IN_PROGRESS" } }
                  ],
                  "faults": [
                    { "kind": "Error", "errorName": "ThrottledClientException", "share": 0.01 },
                    { "kind": "UnknownMembers", "share": 0.01 }
                  ]
                }
                """),
        });
        var states = new ConcurrentDictionary<string, string>();
        var ids = new ConcurrentDictionary<string, string>();
        var statuses = new ConcurrentDictionary<int, int>();
        using var done = new CancellationTokenSource();
        var watch = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    AssertQuotas(service);
                    await Task.Delay(2, CancellationToken.None);
                }
            },
            TestContext.Current.CancellationToken);

        await Parallel.ForAsync(0, Clients, async (client, cancellationToken) =>
        {
            var requests = new RandomRequests(client, service);
            for (var i = 0; i < Requests / Clients; i++)
            {
                time.Pass(0.02);
                var request = requests.Next();
                var response = await service.HandleAsync(request, cancellationToken);
                statuses.AddOrUpdate(response.Status, 1, (_, count) => count + 1);
                var answer = AssertWellFormed(request, response);
                if (answer is { } json
                    && response.ErrorType is null
                    && !request.Target.StartsWith("/_", StringComparison.Ordinal))
                {
                    requests.Learn(json);
                    AssertSoundTask(json, states, ids);
                }
            }
        });
        await done.CancelAsync();
        await watch;

        Assert.Equal(0, service.UnexpectedFailures);
        AssertSoundEnd(service, ids);

        // What was to be tried was tried: each way in which the service answers came up.
        Assert.All(
            [200, 201, 204, 400, 401, 403, 404, 409, 410, 422, 429],
            status => Assert.True(statuses.GetValueOrDefault(status) > 10, $"{status}: {statuses.GetValueOrDefault(status)}"));
    }

    private static JsonElement? AssertWellFormed(EmulatorRequest request, EmulatorResponse response)
    {
        Assert.Equal(ResponseDisposition.Send, response.Disposition);
        Assert.True(Guid.TryParse(response.RequestId, out _));
        if (response.Status == 204
            || (response.Status == 200 && request.Target.StartsWith("/media-insights-pipeline-status/", StringComparison.Ordinal)))
        {
            Assert.Equal(0, response.Body.Length);
            return null;
        }

        if (response.ContentType == "text/xml")
        {
            // The one operation of Security Token Service, which a request comes upon by chance.
            Assert.StartsWith("POST /", $"{request.Method} {request.Target}", StringComparison.Ordinal);
            Assert.NotNull(XDocument.Parse(Encoding.UTF8.GetString(response.Body.Span)).Root);
            return null;
        }

        Assert.Equal("application/json", response.ContentType);
        using var document = JsonDocument.Parse(response.Body);
        var json = document.RootElement.Clone();
        Assert.Equal(JsonValueKind.Object, json.ValueKind);
        if (response.ErrorType is { } error)
        {
            Assert.True(
                Errors[error] == response.Status, $"{error} came with {response.Status} for {request.Method} {request.Target}.");
            if (!json.TryGetProperty("RequestId", out _) || json.TryGetProperty("Code", out _))
            {
                // The media pipelines' API lists no codes for some errors.
                Assert.Contains(json.GetProperty("Code").GetString(), Codes);
            }

            Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("Message").GetString()));
            Assert.DoesNotContain("   at ", Encoding.UTF8.GetString(response.Body.Span), StringComparison.Ordinal);
        }
        else
        {
            Assert.InRange(response.Status, 200, 201);
        }

        return json;
    }

    /// <summary>A task that has finished never has another status again, and an id never stands for another call.</summary>
    private static void AssertSoundTask(
        JsonElement answer, ConcurrentDictionary<string, string> states, ConcurrentDictionary<string, string> ids)
    {
        foreach (
            var (member, kind) in (
                ReadOnlySpan<(string, string)>)[("SpeakerSearchTask", "SpeakerSearch"),
                ("VoiceToneAnalysisTask", "VoiceToneAnalysis")])
        {
            if (!answer.TryGetProperty(member, out var task))
            {
                continue;
            }

            var id = task.GetProperty(member + "Id").GetString()!;
            var status = task.GetProperty(member + "Status").GetString()!;
            var call = kind + ":" + (
                task.TryGetProperty("CallDetails", out var details) ? details.GetProperty("TransactionId").GetString() : null);
            Assert.Equal(call, ids.GetOrAdd(id, call));
            if (Finished.Contains(status))
            {
                Assert.Equal(status, states.GetOrAdd(id, status));
            }
        }
    }

    private static void AssertQuotas(EmulatedService service)
    {
        var active = service.Tasks.Where(task => !Finished.Contains(task.Status)).ToList();
        Assert.All(active.GroupBy(task => task.Kind), kind => Assert.InRange(kind.Count(), 0, 25));
        active.RemoveAll(task => task.MediaInsightsPipelineId is not null);
        Assert.All(active.GroupBy(task => (task.Kind, task.VoiceConnectorId, task.TransactionId)), call => Assert.Single(call));
        Assert.InRange(active.Select(task => (task.VoiceConnectorId, task.TransactionId)).Distinct().Count(), 0, 25);
        Assert.InRange(service.VoiceProfileDomainIds.Count, 0, 3);
    }

    private static void AssertSoundEnd(EmulatedService service, ConcurrentDictionary<string, string> ids)
    {
        var tasks = service.Tasks;
        Assert.Equal(tasks.Count, tasks.Select(task => task.TaskId).Distinct().Count());

        // No task was lost: the clock did not pass seven days, so all that were ever answered are still there.
        Assert.Subset(tasks.Select(task => task.TaskId).ToHashSet(), ids.Keys.ToHashSet());
        var tokens = tasks.Where(task => task.ClientRequestToken is not null)
            .Select(task => (task.Kind, task.MediaInsightsPipelineId is null, task.ClientRequestToken)).ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.All(tasks, task => Assert.True(
            task.CreatedTimestamp <= (
                task.StartedTimestamp ?? task.UpdatedTimestamp) && (task.StartedTimestamp ?? task.CreatedTimestamp) <= task.UpdatedTimestamp));
    }
}
