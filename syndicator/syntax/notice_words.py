"""Phrases that notices of rights and lines of origin are made of, in a dozen languages: tables only, for ``notice``.

All in lower case; "|" stands between two phrases. A phrase may end in the middle of a word: "reprint" is all of
reprint, reprinted, reprints. Blanks at the ends of a phrase count.
"""

from __future__ import annotations


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in text.split("|") if phrase)


RIGHTS = _phrases(
    # any language
    "|©|(c)|℗|copyright|copyleft|&copy;|&#169;|&#xa9;|creative commons|creativecommons|cc by|cc-by|cc0"
    "|cc zero|sharealike|share alike|share-alike|noncommercial|non-commercial|noderiv|public domain"
    "|rightsstatements.org|gnu.org/licenses|opendatacommons|embargo"
    # en
    "|all rights|rights reserved|rights remain|licence|license|licensing|republish|re-publish"
    "|republication|reprint|reproduc|distribut|redistribut|re-distribut|reuse|re-use|syndicat|usageterms"
    "|usage terms|editorial use|mandatory|clearance|permission|fair use|fair dealing|may not be"
    "|must not be|prohibited|unauthori|attribution|courtesy of|terms of use|terms and conditions"
    "|free to share|free to use|free to copy|free to publish|free to reprint|free of charge|you are free"
    "|free for publication|free for use|free for reproduction|free for reprint|not be copied"
    "|not for publication|for immediate release|hold for release|disclaimer|credit line|must credit"
    "|please credit|royalt|intellectual property|pixel"
    # de
    "|urheber|alle rechte|rechte vorbehalten|vorbehalten|lizenz|nachdruck|abdruck|vervielfältig"
    "|weiterverbreit|weiterverwend|weiterverwert|genehmigung|gemeinfrei|nutzungsrecht|verwendungsrecht"
    "|bildrecht|honorarfrei|belegexemplar|sperrfrist|zustimmung|haftungsausschluss"
    # fr
    "|droits réservés|droits reservés|droits reserves|tous droits|droit d'auteur|droits d'auteur"
    "|droit d’auteur|droits d’auteur|reproduction|autorisation|domaine public|libre de droits"
    "|libres de droits|réutilis|rediffus|republier|republié|repris avec|propriété intellectuelle"
    "|merci de citer|permis de|reproduire|copier|mention obligatoire"
    # es
    "|derechos reservados|todos los derechos|derechos de autor|reservados|licencia|prohibida|prohibido"
    "|autorización|autorizacion|dominio público|republicar|republicad|permiso|libre de derechos"
    "|libre reproducción|citando la fuente|citar la fuente"
    # pt
    "|direitos reservados|todos os direitos|direitos autorais|direitos de autor|licença|proibida|proibido"
    "|autorização|domínio público|permissão|desde que citada|citada a fonte|livre reprodução"
    # it
    "|diritti riservati|tutti i diritti|diritto d'autore|diritti d'autore|riservati|riservata|licenza"
    "|riproduzione|vietata|autorizzazione|pubblico dominio|ripubblic|permesso|citare la fonte"
    # nl
    "|rechten voorbehouden|alle rechten|voorbehouden|auteursrecht|licentie|overname|overnemen|toestemming"
    "|publiek domein|herpublic|rechtenvrij|bronvermelding"
    # ru
    "|авторск|права защищены|все права|лицензи|перепечат|разрешени|воспроизведени|копирован"
    "|общественное достояние|использование материал|использовании материал|использование текст"
    "|при использовании|цитирован|запрещ|обязательн|гиперссылк|правообладател"
    # pl, sv, da, no, tr, ar, id, cs
    "|prawa zastrzeżone|prawa autorskie|upphovsrätt|ophavsret|opphavsrett|rettigheter|rettigheder|telif"
    "|hakları saklıdır|izinsiz|حقوق|ترخيص|hak cipta|všechna práva|wszelkie prawa"
    # zh, ja, ko
    "|版权|版權|著作权|著作權|转载|轉載|保留所有|授权|授權|许可协议|許可協議|知识共享|禁止|著作権|転載|許諾|ライセンス|無断|저작권|무단|전재|재배포|라이선스"
)

ORIGIN = _phrases(
    # en
    "|originally publ|originally appear|originally post|originally writ|originally ran|originally produced"
    "|originally reported|first publ|first appear|first posted|first ran|appeared first|appeared originally"
    "|published first|original source|original article|original version|original story|original post"
    "|originally from|source:|source :|sources:|source :|the source of this|republished|re-published"
    "|reprinted|reposted|re-posted|cross-posted|crossposted|cross posted|syndicated|courtesy"
    "|in partnership with|in collaboration with|provided by|produced by|distributed by|supplied by"
    "|read the original|read the full|read more at|continue reading|this article is from|this story is from"
    "|this article was|this story was|this post was|this piece was|this essay was|this report was"
    "|this interview was|this column was|article appeared|story appeared|appeared on|appeared in"
    "|is republished|excerpted from|adapted from|translated from|translated by|taken from|via |h/t|hat tip"
    "|with permission|material from|contributed to this|credit:|credits:|photo by|image by|image:|photo:"
    "|photograph|picture:|pic:|illustration:"
    # agencies, as datelines and signatures write them
    "|reuters|(ap)|associated press|(afp|afp)|/afp|afp/|agence france|tass|dpa|(apa)|/apa|apa/|efe)|(efe|/efe"
    "|ansa|xinhua|kyodo|interfax|ria novosti|europa press|bloomberg|upi)|(upi|pti)|(pti|(ani)|(ians)|(pa)"
    "|prnewswire|pr newswire|globe newswire|globenewswire|business wire|businesswire|newswire|canadian press"
    "|belga|lusa|anp|/pap"
    # de
    "|quelle:|quelle :|quellen:|ursprünglich|zuerst erschien|zuerst veröffentlicht|zuerst publiziert"
    "|erschien zuerst|erschien zunächst|erstmals erschienen|erstmals veröffentlicht|erschienen in"
    "|erschienen auf|erschienen bei|übernommen|originalbeitrag|originalartikel|original-artikel|originaltext"
    "|mit freundlicher|foto:|fotos:|bild:|bildnachweis|bildquelle|grafik:|dieser beitrag|dieser artikel"
    "|dieser text"
    # fr
    "|initialement publié|publié initialement|publié à l|publiée à l|d'abord été publié|paru dans|paru sur"
    "|parue dans|article original|texte original|repris de|repris du|extrait de|est apparu en premier"
    "|apparu en premier|l'aimable|l’aimable|cet article|crédit|photo :|traduit"
    # es
    "|fuente:|fuente :|fuentes:|publicado originalmente|originalmente publicado|publicada originalmente"
    "|originalmente en|publicado por primera|publicado primero|apareció primero|apareció originalmente"
    "|artículo original|nota original|tomado de|leer más|vía |este artículo|crédito|con información de"
    "|traducido"
    # pt
    "|fonte:|fonte :|fontes:|originalmente|apareceu primeiro|foi publicado|este artigo|com informações"
    "|reproduzido de|leia mais|imagem:|artigo original|traduzido"
    # it
    "|originariamente|articolo originale|tratto da|proviene da|apparso su|apparso per|prima volta"
    "|pubblicato su|ripreso da|immagine:|l'articolo|l’articolo"
    # nl
    "|bron:|bron :|bronnen:|oorspronkelijk|verscheen eerder|eerder verschenen|verscheen eerst|verscheen op"
    "|verschenen in|verschenen op|overgenomen|dit artikel|beeld:"
    # ru
    "|источник|первоисточник|впервые опубликован|оригинал|по материалам|перепечат|сообщает|передает|тасс"
    "|риа новости|интерфакс|опубликовано на|фото:|перевод"
    # pl, sv, da, tr
    "|źródło|källa:|kilde:|kaynak"
    # zh, ja, ko
    "|来源|來源|转载自|轉載自|原文|出处|出處|文章来自|本文|出典|引用元|配信|출처|원문"
)
WEAK = _phrases(
    # Words of the tables above that prose is full of: "the driver's licence", "320 pixels", "appeared in court".
    "|licence|license|licensing|reproduc|distribut|reuse|re-use|mandatory|clearance|permission|may not be"
    "|must not be|prohibited|unauthori|attribution|free to use|free to copy|free of charge|you are free"
    "|royalt|pixel|disclaimer|intellectual property|terms of use|terms and conditions|noncommercial"
    "|non-commercial|embargo|copyleft|(c)|lizenz|genehmigung|zustimmung|vorbehalten|reproduction"
    "|autorisation|permis de|reproduire|copier|réutilis|licencia|prohibida|prohibido|permiso|autorización"
    "|autorizacion|reservados|licença|proibida|proibido|permissão|autorização|licenza|vietata"
    "|autorizzazione|permesso|riservati|riservata|riproduzione|licentie|overname|overnemen|toestemming"
    "|voorbehouden|лицензи|разрешени|воспроизведени|копирован|запрещ|обязательн|гиперссылк|禁止|授权|授權|許諾"
    "|ライセンス|라이선스"
    # of origin
    "|source:|source :|sources:|source :|courtesy|in partnership with|in collaboration with|provided by"
    "|produced by|distributed by|supplied by|read the full|read more at|continue reading|this article was"
    "|this story was|this post was|this piece was|this essay was|this report was|this interview was"
    "|this column was|appeared on|appeared in|article appeared|story appeared|adapted from"
    "|translated from|translated by|taken from|via |h/t|contributed to this|credit:|credits:|photo by"
    "|image by|image:|photo:|photograph|picture:|pic:|illustration:|reuters|(ap)|associated press|(afp"
    "|afp)|/afp|afp/|agence france|tass|dpa|(apa)|/apa|apa/|efe)|(efe|/efe|ansa|xinhua|kyodo|interfax"
    "|ria novosti|europa press|bloomberg|upi)|(upi|pti)|(pti|(ani)|(ians)|(pa)|prnewswire|pr newswire"
    "|globe newswire|globenewswire|business wire|businesswire|newswire|canadian press|belga|lusa|anp|/pap"
    "|ursprünglich|erschienen in|erschienen auf|erschienen bei|übernommen|mit freundlicher|foto:|fotos:"
    "|bild:|grafik:|dieser beitrag|dieser artikel|dieser text|publié à l|publiée à l|paru dans|paru sur"
    "|parue dans|extrait de|cet article|crédit|photo :|traduit|l'aimable|l’aimable|originalmente en"
    "|tomado de|leer más|vía |este artículo|crédito|con información de|traducido|originalmente"
    "|foi publicado|este artigo|com informações|leia mais|imagem:|originariamente|tratto da|prima volta"
    "|immagine:|l'articolo|l’articolo|pubblicato su|oorspronkelijk|verschenen in|verschenen op"
    "|verscheen op|overgenomen|dit artikel|beeld:|источник|оригинал|по материалам|сообщает|передает|тасс"
    "|риа новости|интерфакс|опубликовано на|фото:|перевод|原文|本文|来源|來源|出处|出處|출처|원문"
)
STATED = _phrases(
    # What makes a weak word a statement.
    "|licensed under|licenced under|license:|licence:|released under|under a creative|under the terms"
    "|(c) 1|(c) 2|be reproduced|reproduced from|reproduced with|reproduction prohibited|reproduction is"
    "|with permission|by permission|written permission|prior permission|express permission|permission of"
    "|permission from|reproduction interdite|reproduction in|prohibida la|prohibida su|proibida a"
    "|vietata la|riproduzione riservata|may not be published|not be copied|not be published|terms of use"
    "|courtesy of|lizenziert|unter der lizenz|unter einer|unter einer creative|mit genehmigung"
    "|ohne genehmigung|nur mit genehmigung|con licencia|bajo licencia|sob licença|sob a licença"
    "|con licenza|sotto licenza|onder licentie|по лицензии|sous licence|с разрешения|перепечат"
    "|ursprünglich erschien|ursprünglich veröffentlicht|wurde ursprünglich|mit freundlicher genehmigung"
    "|l'aimable autorisation|l’aimable autorisation|initialement|published by|published on|published in"
    "|published at"
)
