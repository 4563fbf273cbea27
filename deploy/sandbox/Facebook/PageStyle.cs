namespace Sandbox.Facebook;

/// <summary>The look of the Page on a phone, 390 px wide.</summary>
public static class PageStyle
{
    public const string Css = """
        *{box-sizing:border-box}
        body{margin:0;background:#f0f2f5;color:#1c1e21;font:15px/1.4 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        header{position:sticky;top:0;z-index:1;height:48px;display:flex;align-items:center;justify-content:center;background:#fff;border-bottom:1px solid #dddfe2;font-size:16px}
        header a{position:absolute;left:12px;font-size:34px;line-height:1;color:inherit;text-decoration:none}
        main{max-width:600px;margin:0 auto}
        .who{display:flex;align-items:center;gap:14px;padding:16px;background:#fff}.who img{width:72px;height:72px;border-radius:50%}.who b{display:block;font-size:21px}.who span{color:#65676b}
        article{margin:10px 0;background:#fff;border-block:1px solid #dddfe2}
        .by{display:flex;align-items:center;gap:10px;padding:12px 14px 6px}.by img{width:40px;height:40px;border-radius:50%}.by b{display:block}.by a{color:#65676b;font-size:13px;text-decoration:none}
        .text{padding:4px 14px 12px;white-space:pre-wrap;overflow-wrap:anywhere}.text em{font-style:normal;color:#0a58ca}
        .photos{display:grid;gap:2px}.photos.n2{grid-template-columns:1fr 1fr}.photos img{display:block;width:100%;height:100%;object-fit:cover;background:#e4e6eb}
        .link{display:block;padding:12px 14px;background:#f0f2f5;color:#65676b;text-decoration:none;text-transform:uppercase;font-size:13px}
        .acts{display:flex;margin:0 14px;border-top:1px solid #dddfe2}.acts span{flex:1;padding:9px;text-align:center;color:#65676b;font-weight:600}
        .empty,.gone{padding:56px 24px;text-align:center;color:#65676b}.empty b{font-size:20px;color:#1c1e21}.gone h1{font-size:20px;color:#1c1e21}.gone a{color:#0a58ca}
        """;
}
