using YamlDotNet.RepresentationModel;

namespace Tests.Deploy;

/// <summary>A compose file as paths and values: <c>services.bot.cap_drop</c> is <c>ALL</c>. Lists are joined with commas.</summary>
internal static class ComposeFile
{
    public static Dictionary<string, string> Read(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(yaml.Documents[0].RootNode, "", values);
        return values;
    }

    private static void Walk(YamlNode node, string path, Dictionary<string, string> values)
    {
        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map) Walk(value, path.Length == 0 ? $"{key}" : $"{path}.{key}", values);
                break;
            case YamlSequenceNode list:
                values[path] = string.Join(',', list.Select(l => l.ToString()));
                break;
            default:
                values[path] = ((YamlScalarNode)node).Value ?? "";
                break;
        }
    }
}
