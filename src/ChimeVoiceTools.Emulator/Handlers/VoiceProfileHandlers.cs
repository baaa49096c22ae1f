using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on voice profiles.</summary>
internal sealed class VoiceProfileHandlers(ServiceState state)
{
    private const string Profiles = "voice-profiles";

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.CreateVoiceProfile, "POST", [Profiles], Create),
        new(OperationNames.GetVoiceProfile, "GET", [Profiles, null], context => Result(200, Find(context))),
        new(OperationNames.UpdateVoiceProfile, "PUT", [Profiles, null], Update),
        new(OperationNames.DeleteVoiceProfile, "DELETE", [Profiles, null], Delete),
        new(OperationNames.ListVoiceProfiles, "GET", [Profiles], List),
    ];

    private static HandlerResult Result(int status, VoiceProfile profile) =>
        HandlerResult.Json(status, new { VoiceProfile = profile.ToWire() });

    private HandlerResult Create(HandlerContext context)
    {
        var search = SearchWithVoiceprint(context);
        var domain = state.Voices.GetDomain(search.DomainId);
        var quota = state.Quotas.VoiceProfilesPerDomain;
        if (domain.Profiles.Count >= quota)
        {
            throw new ApiException(ApiErrors.ResourceLimitExceeded, Text.Format(Messages.ProfileQuotaFull, domain.Id, quota));
        }

        var profile = state.Voices.Enroll(domain, null, search.Speaker, context.Now);
        search.Call.ProfilesCreated.Add((profile.Id, context.Now));
        return Result(201, profile);
    }

    private HandlerResult Update(HandlerContext context)
    {
        var profile = Find(context);
        var search = SearchWithVoiceprint(context);
        if (search.DomainId != profile.Domain.Id)
        {
            throw new ApiException(ApiErrors.BadRequest, Text.Format(Messages.OtherDomain, search.Id, profile.Domain.Id));
        }

        state.Voices.Renew(profile, search.Speaker, context.Now);
        search.Call.ProfilesUpdated.Add((profile.Id, context.Now));
        return Result(200, profile);
    }

    private HandlerResult Delete(HandlerContext context)
    {
        state.Voices.Delete(Find(context));
        return HandlerResult.NoContent;
    }

    private HandlerResult List(HandlerContext context)
    {
        var id = Constraints.Id("VoiceProfileDomainId", context.Query("voice-profile-domain-id") ?? string.Empty);
        var page = ListPage.Read(context, state.Seed, id, state.Voices.GetDomain(id).Profiles, out var nextToken);
        return HandlerResult.Json(200, new { VoiceProfiles = page.Select(profile => profile.ToWire()), NextToken = nextToken });
    }

    private VoiceProfile Find(HandlerContext context)
    {
        var id = Constraints.Id("VoiceProfileId", context.Segment(1));
        return context.About(state.Voices.GetProfile(id), state.Quotas.ConcurrentCallsPerVoiceProfile);
    }

    private SpeakerSearch SearchWithVoiceprint(HandlerContext context)
    {
        var id = Constraints.Id("SpeakerSearchTaskId", context.ReadBody().Text("SpeakerSearchTaskId"));
        var search = state.Tasks.GetSearch(id);
        if (!search.IsFinished && search.VoiceprintGenerationStatus is null)
        {
            throw new ApiException(ApiErrors.Conflict, Text.Format(Messages.VoiceprintNotReady, search.Id));
        }

        if (search.VoiceprintUsableUntil is not { } until)
        {
            throw new ApiException(ApiErrors.BadRequest, Text.Format(Messages.NoVoiceprint, search.Id));
        }

        return context.Now < until
            ? search
            : throw new ApiException(ApiErrors.Gone, Text.Format(Messages.VoiceprintGone, search.Id));
    }
}
