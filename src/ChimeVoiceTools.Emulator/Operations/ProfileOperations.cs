using ChimeVoiceTools.Emulator.Profiles;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;
using ChimeVoiceTools.Emulator.Tasks;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The operations on voice profiles.</summary>
internal sealed class ProfileOperations(ServiceState state)
{
    private const string Profiles = "voice-profiles";

    public IEnumerable<Operation> All =>
    [
        new(OperationNames.CreateVoiceProfile, "POST", [Profiles], Create),
        new(OperationNames.GetVoiceProfile, "GET", [Profiles, null], Get),
        new(OperationNames.UpdateVoiceProfile, "PUT", [Profiles, null], Update),
        new(OperationNames.DeleteVoiceProfile, "DELETE", [Profiles, null], Delete),
        new(OperationNames.ListVoiceProfiles, "GET", [Profiles], List),
    ];

    private static Answer Full(int status, VoiceProfile profile) => Answer.Json(status, writer =>
    {
        writer.WriteStartObject("VoiceProfile");
        profile.Write(writer);
        writer.WriteEndObject();
    });

    private Answer Create(Call call)
    {
        var search = SearchWithVoiceprint(call);
        var domain = state.Domain(search.DomainId);
        if (domain.Profiles.Count >= state.Quotas.VoiceProfilesPerDomain)
        {
            throw new ServiceException(
                ServiceErrors.ResourceLimitExceeded,
                Text.Format(Messages.ProfileQuotaFull, domain.Id, state.Quotas.VoiceProfilesPerDomain));
        }

        var profile = state.Enrol(domain, null, search.Speaker, call.Now);
        search.Call.ProfilesCreated.Add((profile.Id, call.Now));
        return Full(201, profile);
    }

    private Answer Get(Call call) => Full(200, Find(call));

    private Answer Update(Call call)
    {
        var profile = Find(call);
        var search = SearchWithVoiceprint(call);
        if (search.DomainId != profile.Domain.Id)
        {
            throw new ServiceException(ServiceErrors.BadRequest, Text.Format(Messages.OtherDomain, search.Id, profile.Domain.Id));
        }

        state.Renew(profile, search.Speaker, call.Now);
        search.Call.ProfilesUpdated.Add((profile.Id, call.Now));
        return Full(200, profile);
    }

    private Answer Delete(Call call)
    {
        state.Delete(Find(call));
        return Answer.NoContent;
    }

    private Answer List(Call call)
    {
        var id = Rules.Id("VoiceProfileDomainId", call.Query("voice-profile-domain-id") ?? string.Empty);
        var page = Page.Of(call, state.Options.Seed, id, state.Domain(id).Profiles, out var nextToken);
        return Answer.Json(200, writer =>
        {
            writer.WriteStartArray("VoiceProfiles");
            foreach (var profile in page)
            {
                writer.WriteStartObject();
                profile.Write(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteOptional("NextToken", nextToken);
        });
    }

    private VoiceProfile Find(Call call) => call.About(
        state.Profile(Rules.Id("VoiceProfileId", call.Segment(1))), state.Quotas.ConcurrentCallsPerVoiceProfile);

    private SpeakerSearch SearchWithVoiceprint(Call call)
    {
        var search = state.Search(Rules.Id("SpeakerSearchTaskId", call.ReadBody().Text("SpeakerSearchTaskId")));
        if (!search.IsFinished)
        {
            throw new ServiceException(ServiceErrors.Conflict, Text.Format(Messages.VoiceprintNotReady, search.Id));
        }

        if (search.VoiceprintUsableUntil is not { } until)
        {
            throw new ServiceException(ServiceErrors.BadRequest, Text.Format(Messages.NoVoiceprint, search.Id));
        }

        return call.Now < until
            ? search
            : throw new ServiceException(ServiceErrors.Gone, Text.Format(Messages.VoiceprintGone, search.Id));
    }
}
