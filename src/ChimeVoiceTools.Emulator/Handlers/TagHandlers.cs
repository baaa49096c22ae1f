using System.Text.Json.Nodes;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Handles the operations on the tags of media insights pipelines and their configurations.</summary>
internal sealed class TagHandlers(ServiceState state)
{
    private const string Tags = "tags";
    private const string ArnMember = "ResourceARN";
    private const int MostTags = 200;

    public IEnumerable<Route> Routes =>
    [
        new(OperationNames.TagResource, "POST", [Tags], Tag, "tag-resource"),
        new(OperationNames.UntagResource, "POST", [Tags], Untag, "untag-resource"),
        new(OperationNames.ListTagsForResource, "GET", [Tags], List),
    ];

    /// <summary>Adds tags as a request has them; one whose key is there replaces it.</summary>
    /// <exception cref="ApiException">There would be too many.</exception>
    public static void Add(Dictionary<string, string> tags, JsonNode? added)
    {
        var pairs = added?.AsArray().Select(
            tag => (Key: tag!["Key"]!.GetValue<string>(), Value: tag["Value"]!.GetValue<string>())).ToList()
            ?? [];
        if (tags.Keys.Union(pairs.Select(pair => pair.Key)).Count() > MostTags)
        {
            throw Constraints.Broken(nameof(Tags), Text.Format(Messages.PipelineTagsConstraint, MostTags));
        }

        foreach (var (key, value) in pairs)
        {
            tags[key] = value;
        }
    }

    private HandlerResult Tag(HandlerContext context)
    {
        var body = context.ReadBody(MediaPipelineShapes.Tag);
        Add(state.Pipelines.TagsOf(body[ArnMember]!.GetValue<string>()), body[nameof(Tags)]);
        return HandlerResult.NoContent;
    }

    private HandlerResult Untag(HandlerContext context)
    {
        var body = context.ReadBody(MediaPipelineShapes.Untag);
        var tags = state.Pipelines.TagsOf(body[ArnMember]!.GetValue<string>());
        foreach (var key in body["TagKeys"]!.AsArray())
        {
            tags.Remove(key!.GetValue<string>());
        }

        return HandlerResult.NoContent;
    }

    private HandlerResult List(HandlerContext context)
    {
        var tags = state.Pipelines.TagsOf(Constraints.ResourceArn(context.Query("arn") ?? string.Empty));
        return HandlerResult.Json(200, new { Tags = tags.Select(tag => new { tag.Key, tag.Value }) });
    }
}
