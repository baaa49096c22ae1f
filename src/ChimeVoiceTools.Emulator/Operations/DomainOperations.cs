using ChimeVoiceTools.Emulator.Profiles;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The operations on voice profile domains.</summary>
internal sealed class DomainOperations(ServiceState state)
{
    private const string Domains = "voice-profile-domains";
    private const int MostTags = 50;

    public IEnumerable<Operation> All =>
    [
        new(OperationNames.CreateVoiceProfileDomain, "POST", [Domains], Create),
        new(OperationNames.GetVoiceProfileDomain, "GET", [Domains, null], Get),
        new(OperationNames.UpdateVoiceProfileDomain, "PUT", [Domains, null], Update),
        new(OperationNames.DeleteVoiceProfileDomain, "DELETE", [Domains, null], Delete),
        new(OperationNames.ListVoiceProfileDomains, "GET", [Domains], List),
    ];

    private static Answer Full(int status, VoiceProfileDomain domain) => Answer.Json(status, writer =>
    {
        writer.WriteStartObject("VoiceProfileDomain");
        domain.Write(writer);
        writer.WriteEndObject();
    });

    /// <summary>Tags are accepted and, since nothing here shows them, forgotten.</summary>
    private static string CheckTags(RequestBody body)
    {
        if (body.OptionalObjects("Tags") is not { } list)
        {
            return string.Empty;
        }

        var tags = list.Select(tag => (Key: tag.Text("Key"), Value: tag.Text("Value"))).ToList();
        if (tags.Count is 0 or > MostTags || tags.Any(tag => tag.Key.Length is 0 or > 128 || tag.Value.Length > 256))
        {
            throw Rules.Broken("Tags", Messages.TagsConstraint);
        }

        return string.Concat(tags.Select(tag => ServiceState.Fingerprint(tag.Key, tag.Value)));
    }

    private Answer Create(Call call)
    {
        var body = call.ReadBody();
        var name = Rules.Name(body.Text("Name"));
        var key = Rules.KmsKeyArn(body.Object("ServerSideEncryptionConfiguration").Text("KmsKeyArn"));
        var description = Rules.Description(body.OptionalText("Description"));
        var token = Rules.ClientRequestToken(body.OptionalText("ClientRequestToken"));
        var request = ServiceState.Fingerprint(name, key, description, CheckTags(body));
        if (state.MadeBefore(call.Operation.Name, token, request) is { } id)
        {
            return Full(201, state.Domain(id));
        }

        if (state.Domains.Count >= state.Quotas.VoiceProfileDomains)
        {
            throw new ServiceException(
                ServiceErrors.ResourceLimitExceeded, Text.Format(Messages.DomainQuotaFull, state.Quotas.VoiceProfileDomains));
        }

        var domain = state.AddDomain(null, name, description, key, call.Now);
        state.RememberToken(call.Operation.Name, token, request, domain.Id);
        return Full(201, domain);
    }

    private Answer Get(Call call) => Full(200, Find(call));

    private Answer Update(Call call)
    {
        var id = Rules.Id("VoiceProfileDomainId", call.Segment(1));
        var body = call.ReadBody();
        var name = body.OptionalText("Name") is { } text ? Rules.Name(text) : null;
        var description = Rules.Description(body.OptionalText("Description"));
        var domain = call.About(state.Domain(id), state.Quotas.ConcurrentCallsPerVoiceProfileDomain);
        domain.Name = name ?? domain.Name;
        domain.Description = description ?? domain.Description;
        domain.Updated = call.Now;
        return Full(200, domain);
    }

    private Answer Delete(Call call)
    {
        var domain = Find(call);
        if (state.Tasks.Any(task => !task.IsFinished && task.VoiceProfileDomainId == domain.Id))
        {
            throw new ServiceException(ServiceErrors.Conflict, Text.Format(Messages.DomainInUse, domain.Id));
        }

        state.Delete(domain);
        return Answer.NoContent;
    }

    private Answer List(Call call)
    {
        var page = Page.Of(call, state.Options.Seed, Domains, state.Domains, out var nextToken);
        return Answer.Json(200, writer =>
        {
            writer.WriteStartArray("VoiceProfileDomains");
            foreach (var domain in page)
            {
                writer.WriteStartObject();
                domain.WriteSummary(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteOptional("NextToken", nextToken);
        });
    }

    private VoiceProfileDomain Find(Call call) => call.About(
        state.Domain(Rules.Id("VoiceProfileDomainId", call.Segment(1))), state.Quotas.ConcurrentCallsPerVoiceProfileDomain);
}
