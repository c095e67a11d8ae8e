console.log("${join(",", keys(site.origins))}");
