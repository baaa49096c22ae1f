using System.Text.Json;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on voice profile domains.</summary>
internal sealed class VoiceProfileDomainHandlers(ServiceState state)
{
    private const string Domains = "voice-profile-domains";
    private const int MaxTags = 50;

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.CreateVoiceProfileDomain, "POST", [Domains], Create),
        new(OperationNames.GetVoiceProfileDomain, "GET", [Domains, null], context => Result(200, Find(context))),
        new(OperationNames.UpdateVoiceProfileDomain, "PUT", [Domains, null], Update),
        new(OperationNames.DeleteVoiceProfileDomain, "DELETE", [Domains, null], Delete),
        new(OperationNames.ListVoiceProfileDomains, "GET", [Domains], List),
    ];

    private static HandlerResult Result(int status, VoiceProfileDomain domain) =>
        HandlerResult.Json(status, new { VoiceProfileDomain = domain.ToWire(isSummary: false) });

    // Tags are checked and, since no operation here shows them, not kept.
    private static IEnumerable<string> ReadTags(RequestBody body)
    {
        var tags = body.OptionalObjects("Tags")?.Select(tag => (Key: tag.Text("Key"), Value: tag.Text("Value"))).ToList();
        return tags is null
            ? []
            : tags.Count is 0 or > MaxTags || tags.Any(tag => tag.Key.Length is 0 or > 128 || tag.Value.Length > 256)
                ? throw Constraints.Broken("Tags", Messages.TagsConstraint)
                : tags.SelectMany(tag => (string[])[tag.Key, tag.Value]);
    }

    private HandlerResult Create(HandlerContext context)
    {
        var body = context.ReadBody();
        var name = Constraints.Name(body.Text("Name"));
        var key = Constraints.KmsKeyArn(body.Object("ServerSideEncryptionConfiguration").Text("KmsKeyArn"));
        var description = Constraints.Description(body.OptionalText("Description"));
        var token = Constraints.ClientRequestToken(body.OptionalText("ClientRequestToken"));
        var request = JsonSerializer.Serialize((string?[])[name, key, description, .. ReadTags(body)]);
        if (state.Tokens.Find(context.Route.Operation, token, request) is { } id)
        {
            return Result(201, state.Voices.GetDomain(id));
        }

        var quota = state.Quotas.VoiceProfileDomains;
        if (state.Voices.Domains.Count >= quota)
        {
            throw new ApiException(ApiErrors.ResourceLimitExceeded, Text.Format(Messages.DomainQuotaFull, quota));
        }

        var domain = state.Voices.AddDomain(null, name, description, key, context.Now);
        state.Tokens.Add(context.Route.Operation, token, request, domain.Id);
        return Result(201, domain);
    }

    private HandlerResult Update(HandlerContext context)
    {
        var id = DomainId(context);
        var body = context.ReadBody();
        var name = body.OptionalText("Name") is { } text ? Constraints.Name(text) : null;
        var description = Constraints.Description(body.OptionalText("Description"));
        var domain = Find(context, id);
        domain.Name = name ?? domain.Name;
        domain.Description = description ?? domain.Description;
        domain.Updated = context.Now;
        return Result(200, domain);
    }

    private HandlerResult Delete(HandlerContext context)
    {
        var domain = Find(context);
        if (state.Tasks.All.Any(task => !task.IsFinished && task.VoiceProfileDomainId == domain.Id))
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.DomainInUse, domain.Id));
        }

        state.Voices.Delete(domain);
        return HandlerResult.NoContent;
    }

    private HandlerResult List(HandlerContext context)
    {
        var page = ListPage.Read(context, state.Seed, Domains, state.Voices.Domains, out var nextToken);
        var domains = page.Select(domain => domain.ToWire(isSummary: true));
        return HandlerResult.Json(200, new { VoiceProfileDomains = domains, NextToken = nextToken });
    }

    private static string DomainId(HandlerContext context) => Constraints.Id("VoiceProfileDomainId", context.Segment(1));

    private VoiceProfileDomain Find(HandlerContext context) => Find(context, DomainId(context));

    private VoiceProfileDomain Find(HandlerContext context, string id) =>
        context.About(state.Voices.GetDomain(id), state.Quotas.ConcurrentCallsPerVoiceProfileDomain);
}
